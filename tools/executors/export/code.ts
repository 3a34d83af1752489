// `code`: the files of the snapshot, and the functions, types, traits and blocks in them, the modules they make, each granularity in three sizes: the seeds' eighteen data sets.
import {codeCollections, codeExport, codeSizes} from '../../../stages/code/code-export.ts';
import {granularities} from '../../../stages/code/granularity.ts';
import {countedFile} from './counted-file.ts';
import type {ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {shardFiles} from './shard-files.ts';

export const code: ExportFormat = {
  fileName: /^(?:(?:file|module|function|struct|trait|impl)_(?:4|8|16)k(?:-[0-9a-f]{20})?\.jsonl|code_stats_(?:4|8|16)k\.json)$/,
  rows: codeCollections.asked,
  plan(dataset, feeds) {
    const {files: {include, exclude, keep, maxBytes, quality}, shards: {targetBytes}} = dataset;
    return codeExport(feeds, {...exportRules(dataset), files: {include, exclude, keep, maxBytes, ...(quality !== undefined && {quality})}, targetBytes}).plan;
  },
  async files(exported) {
    const files: ExportFile[] = [];
    for (const granularity of [...granularities, 'module'] as const) for (const size of codeSizes) files.push(...(await shardFiles(exported, {name: `${granularity}_${size}`, collection: codeCollections.shards(granularity, size)})));
    for (const size of codeSizes) files.push(await countedFile(exported, {name: `code_stats_${size}.json`, collection: codeCollections.stats(size)}));
    return files;
  },
};
