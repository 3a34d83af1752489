// `chunks`: the seed's chunks.jsonl, one declaration and what became of it a line, in files that only change where history did, and `chunking_stats.json`.
import {chunkCollections, chunkExport} from '../../../stages/chunk/chunk-export.ts';
import {exporting} from '../../../stages/exporting.ts';
import {chunksJsonl} from '../../../stages/format/chunks-jsonl.ts';
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import {documentOrder} from '../../../stages/dataset/document-order.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {contentOf, readValue, rowDigests} from '../build/read-built.ts';
import {rowsOf} from '../build/rows-of.ts';
import {linesOf} from '../look/lines-of.ts';
import {sampleRows} from '../look/sample-rows.ts';
import {countedFile} from './counted-file.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {fileKey} from './file-key.ts';
import {shardFiles} from './shard-files.ts';

/** A part of a patch of this size fits most models' windows several times over. */
const partBytes = 16 * 1024;

export const chunks: ExportFormat = {
  fileName: /^(?:chunks(?:-[0-9a-f]{20})?\.jsonl|chunking_stats\.json)$/,
  rows: chunkCollections.samples,
  plan(dataset, feeds) {
    const {commits: {merges}, shards: {targetBytes}, chunks: {contextBytes} = {}} = dataset;
    const flow = exporting(feeds, exportRules(dataset));
    chunkExport(flow, {maxBytes: partBytes, merges: twoSidedMerges(merges), targetBytes, contextBytes});
    return flow.mill.plan;
  },
  async files(exported) {
    if (exported.maxCommits !== undefined) return [await firstFile(exported, exported.maxCommits)];
    const files = await shardFiles(exported, {name: 'chunks', collection: chunkCollections.shards});
    return [...files, await countedFile(exported, {name: 'chunking_stats.json', collection: chunkCollections.stats})];
  },
};

/** The chunks of the first commits by date that have any, and no statistics: those are of all. Lines stand in that order, and are taken from the files of all. */
async function firstFile({store, built}: Exported, most: number): Promise<ExportFile> {
  const rows = await rowsOf(store, built, chunkCollections.samples);
  const placed: {readonly order: string; readonly digest: Digest; readonly commit: string}[] = [];
  for await (const samples of sampleRows(store, rows.map(({digest}) => digest), 'samples')) {
    const row = rows[placed.length];
    if (row !== undefined) placed.push({order: documentOrder(samples), digest: row.digest, commit: samples.when.oid});
  }
  const first = placed.sort((a, b) => (a.order < b.order ? -1 : 1)).slice(0, most);
  const wanted = new Set(first.map(({commit}) => commit));
  return {
    name: 'chunks.jsonl',
    key: fileKey(chunksJsonl.version, first.map(({digest}) => digest)),
    async *content() {
      for (const digest of await rowDigests(store, built, chunkCollections.shards)) {
        const text = Buffer.from(await contentOf(store, (await readValue(store, digest, shardFileCodec)).content));
        const lines = [...linesOf(text)].filter((line) => wanted.has(commitOf(line)));
        if (lines.length === 0) return;
        for (const line of lines) yield Buffer.concat([line, newline]);
      }
    },
  };
}

const newline = Buffer.from('\n');

function commitOf(line: Uint8Array): string {
  const {commit_hash: commit}: {readonly commit_hash: string} = JSON.parse(Buffer.from(line).toString('utf8'));
  return commit;
}
