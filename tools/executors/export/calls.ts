// `calls`: who calls whom in the snapshot, forward by file and backward by symbol, and the packages and modules that its files make.
import type {Codec} from '../../../graph/value/codec.ts';
import {callCollections, callsExport} from '../../../stages/parse/calls/calls-export.ts';
import {fileCallsCodec, type FileCalls} from '../../../stages/parse/calls/resolve/calls-task.ts';
import {symbolCodec, symbolId} from '../../../stages/parse/calls/symbols.ts';
import {moduleCodec} from '../../../stages/parse/packages/module-task.ts';
import {packageGraphCodec, type PackageGraph} from '../../../stages/parse/packages/package-graph.ts';
import {readValues} from '../build/read-built.ts';
import {rowsOf} from '../build/rows-of.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {fileKey} from './file-key.ts';

const version = 2;
const noPackages: PackageGraph = {packages: [], edges: [], cycles: [], broken: [], order: []};

export const calls: ExportFormat = {
  fileName: /^(?:(?:calls|symbols|modules)\.jsonl|packages\.json)$/,
  rows: callCollections.calls,
  plan: (dataset, feeds) => callsExport(feeds, exportRules(dataset)).plan,
  async files(exported) {
    return [
      await linesOf(exported, 'calls', {codec: fileCallsCodec, line: (_, value) => spelled(value)}),
      await linesOf(exported, 'symbols', {codec: symbolCodec, line: (symbol, value) => ({symbol, ...value})}),
      await linesOf(exported, 'modules', {codec: moduleCodec, line: (path, value) => ({path, ...value})}),
      await packagesFile(exported),
    ];
  },
};

/** Targets as symbols are called. What calls nothing of this repository has no target and is counted. */
function spelled({path, family, calls: all, uses = []}: FileCalls): unknown {
  const told = all.filter(({targets}) => targets.length > 0);
  return {path, family, calls: told.map(({targets, ...call}) => ({...call, targets: targets.map(symbolId)})), types: uses.map(({targets, ...use}) => ({...use, targets: targets.map(symbolId)})), unresolved: all.filter(({verdict}) => verdict === 'unresolved').length, elsewhere: all.filter(({verdict}) => verdict === 'elsewhere').length};
}

interface Lines<T> {readonly codec: Codec<T>; readonly line: (id: string, value: T) => unknown}

async function linesOf<T>({store, built}: Exported, name: 'calls' | 'modules' | 'symbols', {codec, line}: Lines<T>): Promise<ExportFile> {
  const rows = await rowsOf(store, built, callCollections[name]);
  return {
    name: `${name}.jsonl`,
    key: fileKey(version, rows),
    async *content() {
      let at = 0;
      for await (const value of readValues(store, rows.map(({digest}) => digest), codec)) yield Buffer.from(`${JSON.stringify(line(rows[at++]?.id ?? '', value))}\n`);
    },
  };
}

async function packagesFile({store, built}: Exported): Promise<ExportFile> {
  const rows = await rowsOf(store, built, callCollections.packages);
  return {
    name: 'packages.json',
    key: fileKey(version, rows),
    async *content() {
      const [found = noPackages] = await Array.fromAsync(readValues(store, rows.map(({digest}) => digest), packageGraphCodec));
      yield Buffer.from(`${JSON.stringify(found, null, 2)}\n`);
    },
  };
}
