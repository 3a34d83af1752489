// Files of a built dataset as its manifest lists them: what is not what the build wrote is no input of an export.
import {hash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {readDocumentFile, type DocumentRecord} from '../../../../stages/format/native/document-file.ts';
import {readIndexFile} from '../../../../stages/format/native/index-file.ts';
import type {NativeExtension} from '../../../../stages/format/native/native-shard.ts';
import type {ListedFile} from '../../build/files-listed.ts';
import type {TokenShardEntry} from '../../build/manifest.ts';
import {LookFailure} from '../../look/look-failure.ts';

export async function listedBytes(out: string, {file, sha256}: ListedFile): Promise<Buffer> {
  const bytes = await readFile(join(out, file)).catch(() => {
    throw damaged(file, 'it cannot be read');
  });
  if (hash('sha256', bytes, 'hex') !== sha256) throw damaged(file, 'its bytes are others');
  return bytes;
}

/** None where the shard has no such file. */
async function fileOf(out: string, {files}: Pick<TokenShardEntry, 'files'>, extension: NativeExtension): Promise<Buffer | undefined> {
  const entry = files.find(({file}) => file.endsWith(`.${extension}`));
  return entry && (await listedBytes(out, entry));
}

export async function shardIds(out: string, shard: TokenShardEntry): Promise<Buffer> {
  return (await fileOf(out, shard, 'bin')) ?? isNone(shard, 'bin');
}

/** Of its sequences, in tokens. */
export async function shardLengths(out: string, shard: TokenShardEntry): Promise<readonly number[]> {
  const bytes = await fileOf(out, shard, 'idx');
  return (bytes && readIndexFile(bytes)) ?? isNone(shard, 'idx');
}

export async function shardRecords(out: string, shard: TokenShardEntry): Promise<readonly DocumentRecord[]> {
  const bytes = await fileOf(out, shard, 'doc');
  return (bytes && readDocumentFile(bytes)) ?? isNone(shard, 'doc');
}

/** Of each token, as the shard has them written out or as its records say. */
export async function shardWeights(out: string, shard: TokenShardEntry): Promise<Uint8Array> {
  const written = await fileOf(out, shard, 'loss');
  if (written !== undefined) return written;
  const [records, lengths] = [await shardRecords(out, shard), await shardLengths(out, shard)];
  const weights = new Uint8Array(shard.tokens);
  let start = 0;
  for (const [at, {lossFrom, lossTo}] of records.entries()) {
    weights.fill(1, start + lossFrom, start + lossTo);
    start += lengths[at] ?? 0;
  }
  return weights;
}

function damaged(file: string, why: string): LookFailure {
  return new LookFailure('other-outputs', `Could not export "${file}": ${why}`, 'gristmill build --mend');
}

function isNone({digest}: TokenShardEntry, extension: NativeExtension): never {
  throw damaged(`${digest}.${extension}`, 'it is none');
}
