// `chunks`: the seed's chunks.jsonl, one declaration and what became of it a line, in files that only change where history did, and `chunking_stats.json`.
import {chunkCollections, chunkExport} from '../../../stages/chunk/chunk-export.ts';
import {exporting} from '../../../stages/exporting.ts';
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {countedFile} from './counted-file.ts';
import type {ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
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
    const files = await shardFiles(exported, {name: 'chunks', collection: chunkCollections.shards});
    return [...files, await countedFile(exported, {name: 'chunking_stats.json', collection: chunkCollections.stats})];
  },
};
