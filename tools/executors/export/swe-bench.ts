// `swe-bench`: a row for each request that was merged, in the fields of SWE-bench, and where that is asked for the tree that each starts from.
import {sweBenchRow, sweBenchVersion} from '../../../stages/format/discussed/swe-bench-row.ts';
import {discussedCollection} from '../../../stages/discussion/export/discussed-export.ts';
import {baseBundle} from '../../../stages/source/git/base-bundle.ts';
import {sampleBodies} from '../look/sample-bodies.ts';
import {bases} from './bases.ts';
import {discussedFormat} from './discussed-format.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {fileKey} from './file-key.ts';
import {openedRows, type OpenedRow} from './opened-rows.ts';

export const sweBench: ExportFormat = discussedFormat({
  fileName: /^(?:swe_bench\.jsonl|base-[0-9a-f]{40,64}\.bundle)$/,
  kind: 'issue_patch',
  rules: {hints: true},
  async files(exported) {
    if (exported.dataset.clean !== undefined) exported.note('Patches are of clean texts, so where something was taken out they do not apply to the base commit');
    const rows = await openedRows(exported, discussedCollection);
    return [linesFile(exported, rows), ...(exported.trees ? treeFiles(exported, rows) : [])];
  },
});

function linesFile(exported: Exported, rows: readonly OpenedRow[]): ExportFile {
  const digests = rows.map(({digest}) => digest);
  return {
    name: 'swe_bench.jsonl',
    key: fileKey(sweBenchVersion, digests),
    async *content() {
      await using known = bases(exported);
      for await (const body of sampleBodies(exported.store, digests, 'texts')) {
        for (const sample of body.samples) yield Buffer.from(`${JSON.stringify(sweBenchRow(sample, body, await known.version(String(sample.meta['base_commit']))))}\n`);
      }
    },
  };
}

/** Several problems may start from one tree. */
function treeFiles(exported: Exported, rows: readonly OpenedRow[]): readonly ExportFile[] {
  const {source: {places, mirror, work}, signal} = exported;
  const oids = [...new Set(rows.flatMap(({metas}) => metas.map((meta) => String(meta['base_commit']))))].sort();
  return oids.map((oid): ExportFile => ({
    name: `base-${oid}.bundle`,
    key: fileKey(oid),
    async *content() {
      await using known = bases(exported);
      const {tree, seconds} = await known.of(oid);
      yield* baseBundle({...places, work}, {gitDir: mirror.dir, tree, seconds}, signal);
    },
  }));
}
