// `chunks`: the seed's chunks.jsonl, one declaration and what became of it a line, in files that only change where history did, and `chunking_stats.json`.
import {chunkCollections, chunkExport} from '../../../stages/chunk/chunk-export.ts';
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import {tallyCodec, type Tally} from '../../../stages/dataset/tally.ts';
import {exporting} from '../../../stages/exporting.ts';
import {contentOf, readValue, rowDigests} from '../build/read-built.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {fileKey} from './file-key.ts';

/** A part of a patch of this size fits most models' windows several times over. */
const partBytes = 16 * 1024;

export const chunks: ExportFormat = {
  fileName: /^(?:chunks(?:-[0-9a-f]{20})?\.jsonl|chunking_stats\.json)$/,
  rows: chunkCollections.samples,
  plan(dataset, feeds) {
    const {commits: {merges}, shards: {targetBytes}, chunks: {contextBytes} = {}} = dataset;
    const flow = exporting(feeds, exportRules(dataset));
    chunkExport(flow, {maxBytes: partBytes, merges: merges === 'first-parent' ? merges : 'skip', targetBytes, contextBytes});
    return flow.mill.plan;
  },
  async files(exported) {
    const {store, built, oneFile} = exported;
    const digests = await rowDigests(store, built, chunkCollections.shards);
    const content = async function* (of: readonly (typeof digests)[number][]): AsyncGenerator<Uint8Array, void, undefined> {
      for (const digest of of) yield await contentOf(store, (await readValue(store, digest, shardFileCodec)).content);
    };
    const fileOf = (name: string, of: typeof digests): ExportFile => ({name, key: fileKey(...of), content: () => content(of)});
    const files = oneFile ? [fileOf('chunks.jsonl', digests)] : digests.map((digest) => fileOf(`chunks-${fileKey(digest).slice(0, 20)}.jsonl`, [digest]));
    return [...files, await statsFile(exported)];
  },
};

async function statsFile({store, built}: Exported): Promise<ExportFile> {
  const [sum] = await rowDigests(store, built, chunkCollections.stats);
  const text = `${JSON.stringify(grouped(sum === undefined ? {} : await readValue(store, sum, tallyCodec)), null, 2)}\n`;
  return {
    name: 'chunking_stats.json',
    key: fileKey(text),
    async *content() {
      yield Buffer.from(text);
    },
  };
}

/** `change_type new_function: 3` becomes `change_type: {new_function: 3}`; the most frequent first. */
function grouped(tally: Tally): Readonly<Record<string, unknown>> {
  const plain: Record<string, number> = {};
  const groups = new Map<string, [string, number][]>();
  for (const [name, count] of Object.entries(tally)) {
    const [group = '', ...rest] = name.split(' ');
    if (rest.length === 0) plain[name] = count;
    else groups.set(group, [...(groups.get(group) ?? []), [rest.join(' '), count]]);
  }
  const sorted = [...groups].map(([group, counts]) => [group, Object.fromEntries(counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))] as const);
  return {...plain, ...Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)))};
}
