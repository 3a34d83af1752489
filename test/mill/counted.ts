// What an output folder says of itself against what an independent reader finds in it.
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import {readStrictly, type ShardTruth} from './strict-reader.ts';

export interface Stats {
  readonly dropped: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly untokenized: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly [fold: string]: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
}

export interface Counted {
  readonly manifest: Manifest;
  readonly stats: Stats;
  readonly truths: Readonly<Record<string, ShardTruth>>;
}

/** Every number of the manifest and of the statistics that can be had from the shards alone. */
export function checkOutputs(t: ExecutionContext, out: string): Counted {
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  const bytes = readFileSync(join(out, manifest.stats.file));
  const stats = JSON.parse(bytes.toString('utf8')) as Stats;
  t.is(createHash('sha256').update(bytes).digest('hex'), manifest.stats.sha256);
  const listed = ['manifest.json', manifest.stats.file, ...(manifest.notice === null ? [] : [manifest.notice.file]), ...manifest.shards.map(({file}) => file)].sort();
  t.deepEqual(filesBelow(out), listed, 'nothing but what the manifest lists');
  const truths = readStrictly(out, manifest.shards.map(({file}) => file));
  for (const {file, sha256, size, documents, samples, kind} of manifest.shards) {
    const truth = truths[file];
    t.like({sha256, size, documents}, {sha256: truth?.sha256, size: truth?.size, documents: truth?.documents}, file);
    t.is(samples, documents, 'a document of these kinds is one sample');
    t.deepEqual(Object.keys(truth?.members ?? {}), [kind]);
  }
  for (const kind of ['file', 'commit']) checkKind(t, kind, {manifest, stats, truths});
  const total = (member: 'documents' | 'size') => Object.values(truths).reduce((sum, truth) => sum + truth[member], 0);
  t.like(manifest.totals, {documents: total('documents'), samples: total('documents'), bytes: total('size')});
  return {manifest, stats, truths};
}

function checkKind(t: ExecutionContext, kind: string, {manifest, stats, truths}: Counted): void {
  const own = manifest.shards.filter((shard) => shard.kind === kind).map(({file}) => truths[file]);
  const sum = (member: 'documents' | 'textBytes') => own.reduce((total, truth) => total + (truth?.[member] ?? 0), 0);
  const empty = own.length === 0;
  t.deepEqual(stats[kind], empty ? {} : {documents: sum('documents'), samples: sum('documents'), bytes: sum('textBytes')}, kind);
  const rows = manifest.collections.find(({name}) => name === `samples.${kind}`)?.rows;
  const dropped = Object.values(stats.dropped[kind] ?? {}).reduce((total, count) => total + count, 0);
  t.is(rows, sum('documents') + dropped, `every ${kind} is a document or was dropped for a reason`);
}

export function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => !entry.isDirectory());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}
