// One export: a build of its own over the rows that the dataset's store has, and files written from that.
import {sideBuild} from '../build/side-build.ts';
import type {BuildDataset, Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import type {ShardChoice} from './built/built-format.ts';
import type {WindowRules} from '../../../stages/dataset/windows/window-rules.ts';
import {exportTarget, type FormatEntry} from './formats.ts';
import type {TimeSpan} from './time-span.ts';
import {writeExport, type WrittenExport} from './write-export.ts';

export interface ExportRequest extends ShardChoice {
  readonly format: FormatEntry;
  readonly to: string;
  readonly oneFile: boolean;
  readonly minLines: number;
  readonly maxSamples?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly maxCommits?: number | undefined;
  readonly opened: TimeSpan;
  readonly trees: boolean;
  /** Of its manifest, where other exports share its folder. */
  readonly manifest?: string | undefined;
  readonly windows: WindowRules;
  readonly compress: 'gz' | 'zst' | undefined;
  readonly name: string | undefined;
}

export interface ExportReport {
  readonly format: string;
  readonly root: string;
  readonly to: string;
  /** Rows that were exported, and how many of them had to be made for it. */
  readonly rows: number;
  readonly ran: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly files: WrittenExport;
}

export async function exportDataset(dataset: Dataset, request: ExportRequest, surroundings: Surroundings & {readonly build: () => Promise<BuildDataset>}): Promise<ExportReport> {
  const {format, to, oneFile, minLines, maxSamples, maxRequests, maxCommits, opened, trees, manifest} = request;
  const loaded = await format.load();
  if ('builtFiles' in loaded) return await (await import('./built/export-built.ts')).exportBuilt(dataset, {...request, built: loaded}, surroundings);
  const {fileName, rows, groups, requests, plan, files} = loaded;
  const asked: Dataset = {...dataset, ...(groups === true && {groups, problems: dataset.product?.problems}), ...(requests === true && {requests})};
  const {root, ledger, found} = await sideBuild(asked, {
    name: exportTarget(format.name),
    plan,
    async read(store, built, source) {
      const collection = built.collections.find(({name}) => name === rows);
      const leftOut = collection?.stubs ?? {};
      const stubs = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
      const list = await files({dataset, source, store, built, oneFile, minLines, maxSamples, maxRequests, maxCommits, opened, trees, signal: surroundings.signal, rewriteToken: surroundings.rewriteToken, note: (text) => surroundings.progress({kind: 'note', text})});
      const written = await writeExport(to, {export: format.name, root: built.root, left_out: leftOut, files: list, fileName, owns: 'named', manifest}, surroundings.signal);
      return {rows: (collection?.rows ?? 0) - stubs, leftOut, files: written};
    },
  }, surroundings);
  return {format: format.name, root, to, ran: ledger.get(rows) ?? 0, ...found};
}
