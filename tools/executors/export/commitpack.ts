// `commitpack`: CommitPack's rows, a changed file with its message a line, and what was left out by which rule.
import {commitpackExport, packCollections} from '../../../stages/commitpack/commitpack-export.ts';
import type {PackRules} from '../../../stages/commitpack/pack-rules.ts';
import {exporting} from '../../../stages/exporting.ts';
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {repositoryName} from '../config/repository-name.ts';
import {countedFile} from './counted-file.ts';
import type {ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {shardFiles} from './shard-files.ts';

export function commitpackFormat(pack: Omit<PackRules, 'merges'>): ExportFormat {
  return {
    fileName: /^(?:commitpack(?:-[0-9a-f]{20})?\.jsonl|commitpack_stats\.json)$/,
    rows: packCollections.rows,
    plan(dataset, feeds) {
      const {commits: {merges}, shards: {targetBytes}} = dataset;
      const flow = exporting(feeds, exportRules(dataset));
      // Rows show two sides, and a merge has more.
      commitpackExport(flow, {pack: {...pack, merges: twoSidedMerges(merges)}, repository: repositoryName(dataset.source), targetBytes});
      return flow.mill.plan;
    },
    async files(exported) {
      const files = await shardFiles(exported, {name: 'commitpack', collection: packCollections.shards});
      return [...files, await countedFile(exported, {name: 'commitpack_stats.json', collection: packCollections.stats})];
    },
  };
}
