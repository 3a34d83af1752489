// What a build answers: rows by stage, work done, shards and tokens.
import type {DiskStore} from '../../../cache/disk-store.ts';
import type {BuildReport, RowCounts} from './build-report.ts';
import type {Dataset} from './contract.ts';
import {shardsListed} from './files-listed.ts';
import type {Manifest} from './manifest.ts';
import type {Source} from './open-source.ts';
import type {Ledger} from './run-mill.ts';
import type {Outputs} from './write-outputs.ts';

export interface Circumstances {
  readonly dataset: Dataset;
  readonly source: Source;
  readonly store: DiskStore;
  readonly wallMs: number;
}

export function reportOf({manifest, written, kept}: Outputs, {ledger, ...circumstances}: Circumstances & {readonly ledger: Ledger}): BuildReport {
  return {...common(manifest, circumstances), rows: rowsOf(manifest, ledger), shards: {written, kept}, upToDate: false};
}

export function reportUpToDate(manifest: Manifest, circumstances: Circumstances): BuildReport {
  return {...common(manifest, circumstances), rows: rowsOf(manifest, new Map()), shards: {written: 0, kept: shardsListed(manifest)}, upToDate: true};
}

function common({root, totals}: Manifest, {dataset, source, store, wallMs}: Circumstances) {
  const {gitProcesses, blobReads} = source.work;
  const {indexGets, bytesWritten} = store.work;
  return {root, work: {gitProcesses, blobReads, indexGets, bytesWritten}, tokens: totals.tokens, wallMs: Math.round(wallMs), out: dataset.out, ...(source.uncommitted !== undefined && {uncommitted: source.uncommitted})};
}

/** A row that did not run was reused: it was recalled, or never looked at because nothing it depends on moved. */
function rowsOf({collections}: Manifest, ledger: Ledger): Readonly<Record<string, RowCounts>> {
  return Object.fromEntries(
    collections.map(({name, rows, stubs}) => {
      const ran = ledger.get(name) ?? 0;
      return [name, {ran, reused: Math.max(0, rows - ran), stubs: Object.values(stubs).reduce((sum, count) => sum + count, 0)}];
    }),
  );
}
