// What a manifest claims, as far as a check relies on it before it knows better. The file may be anything.
import {filesListed, type ListedFile} from '../build/files-listed.ts';
import type {Manifest} from '../build/manifest.ts';
import {auditFile, noticeFile, statsFile} from '../build/manifest.ts';
import {shardName} from '../build/shard-entry.ts';
import {tokenFileName} from '../build/token-shard-entry.ts';

export interface ClaimedManifest {
  readonly root: string;
  readonly key: string;
  readonly source: Manifest['source'];
  readonly output?: NonNullable<Manifest['output']>;
  readonly tokenizers: Manifest['tokenizers'];
  /** The files it lists. No name leads out of the output folder. */
  readonly files: readonly ListedFile[];
  readonly whole: unknown;
}

/** The claims, or why there are none. */
export function claimedManifest(bytes: Uint8Array): ClaimedManifest | string {
  const whole = parsed(Buffer.from(bytes).toString('utf8'));
  if (whole === undefined) return 'is not JSON';
  if (!isRecord(whole) || whole['format'] !== 'gristmill manifest 2') return 'has another format than "gristmill manifest 2"';
  const {root, key, source, output, shards, tokenizers, stats, audit, notice = null} = whole;
  if (typeof root !== 'string' || typeof key !== 'string') return 'names no build';
  if (!isSource(source)) return 'names no source, or a reference that is none';
  if (output !== undefined && !isOutput(output)) return 'writes texts as nothing that there is';
  if (!Array.isArray(shards) || !shards.every(isShard)) return 'lists something that is no shard';
  if (!Array.isArray(tokenizers) || !tokenizers.every(isTokenizer)) return 'lists a tokenizer or a token shard that is none';
  if (!isListed(stats) || stats.file !== statsFile) return 'lists no statistics';
  if (audit !== undefined && !isAudit(audit)) return 'lists something as its audit that is none';
  if (notice !== null && (!isListed(notice) || notice.file !== noticeFile)) return 'lists a notice that is none';
  return {root, key, source, ...(output !== undefined && {output}), tokenizers, files: filesListed({stats, notice, shards, tokenizers, ...(audit !== undefined && {audit})}), whole};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function isSource(value: unknown): value is Manifest['source'] {
  if (!isRecord(value) || !Array.isArray(value['refs'])) return false;
  const digits = {sha1: 40, sha256: 64}[String(value['objectFormat'])];
  return digits !== undefined && value['refs'].every((ref: unknown) => isRecord(ref) && isName(ref['name']) && isOid(ref['oid'], digits));
}

/** The only names that a selection of references gives. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^(?:HEAD|refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}

function isOid(value: unknown, digits: number): value is string {
  return typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value);
}

function isOutput(value: unknown): value is NonNullable<Manifest['output']> {
  return isRecord(value) && ['gz', 'zst', undefined].includes(value['compress'] as string | undefined) && ['number', 'undefined'].includes(typeof value['parquet']);
}

function isTextFile(value: unknown): value is ListedFile {
  return isListed(value) && shardName.test(value.file) && typeof value.size === 'number';
}

function isShard(value: unknown): value is Manifest['shards'][number] {
  return isTextFile(value) && (!('parquet' in value) || isTextFile(value.parquet));
}

/** As far as files are taken from it; the rest is compared as a whole. */
function isTokenizer(value: unknown): value is Manifest['tokenizers'][number] {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['digest'] === 'string' && Array.isArray(value['shards']) && value['shards'].every(isTokenShard);
}

function isTokenShard(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value['files']) && value['files'].every((file: unknown) => isListed(file) && tokenFileName.test(file.file) && typeof file.size === 'number');
}

function isAudit(value: unknown): value is NonNullable<Manifest['audit']> {
  return isListed(value) && value.file === auditFile && typeof value.size === 'number';
}

function isListed(value: unknown): value is ListedFile {
  return isRecord(value) && typeof value['file'] === 'string' && typeof value['sha256'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
