// Says what a build wrote, as its manifest spells it. Pure: a verifier says it again and compares.
import {hash} from 'node:crypto';
import type {Built} from '../../../graph/build.ts';
import type {BuiltNotice} from './notice-of.ts';
import {linesSize} from './lines-size.ts';
import {phaseEntries} from './phase-entries.ts';
import {auditFile, noticeFile, statsFile, type Manifest, type OutputEntry, type ShardEntry} from './manifest.ts';

export interface ManifestParts {
  readonly built: Pick<Built, 'root' | 'key' | 'collections'>;
  readonly shards: readonly ShardEntry[];
  readonly stats: Uint8Array;
  readonly audit: Uint8Array | undefined;
  readonly notice: BuiltNotice;
  readonly tokens: number | null;
  readonly source: Manifest['source'];
  readonly tokenizers: Manifest['tokenizers'];
  readonly output: OutputEntry | undefined;
}

export function manifestOf({built, shards, stats, audit, notice, tokens, source, tokenizers, output}: ManifestParts): Manifest {
  const phases = phaseEntries(built, shards, tokenizers);
  return {
    format: 'gristmill manifest 2',
    root: built.root,
    key: built.key,
    source,
    collections: built.collections.map(({name, maps, rows, stubs}) => ({name, digest: maps.rows, rows, stubs})),
    ...(output !== undefined && {output}),
    shards,
    tokenizers,
    ...(phases !== undefined && {phases}),
    stats: {file: statsFile, sha256: hash('sha256', stats, 'hex')},
    ...(audit !== undefined && {audit: {file: auditFile, sha256: hash('sha256', audit, 'hex'), size: audit.length}}),
    notice: notice.text === undefined ? null : {file: noticeFile, sha256: hash('sha256', notice.text, 'hex')},
    licences: notice.licences,
    totals: {documents: sum(shards, 'documents'), samples: sum(shards, 'samples'), bytes: shards.reduce((total, shard) => total + linesSize(shard), 0), tokens},
  };
}

export function manifestBytes(manifest: Manifest): Uint8Array {
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

function sum(shards: readonly ShardEntry[], member: 'documents' | 'samples'): number {
  return shards.reduce((total, shard) => total + shard[member], 0);
}
