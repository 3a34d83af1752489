// Where a document comes from and where it went: its file or commit, the shard it is in, its tokens.
import {digestsIn, feedState, rowsOf, type BuildSide} from '../../../graph/explain/build-side.ts';
import {indexKey} from '../../../graph/operators/index-keys.ts';
import {pageOf} from '../../../graph/merkle/read.ts';
import {evaluate} from '../../../graph/run/evaluate.ts';
import {anyTask} from '../../../graph/task/task.ts';
import type {Place} from '../../../graph/operators/shard.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {placeDocument} from '../../../stages/dataset/shards.ts';
import {fileCodec} from '../../../stages/source/git/file-entry.ts';
import {readFileState} from '../../../stages/source/git/file-state.ts';
import {firstTokens} from '../build/first-tokens.ts';
import {readValue} from '../build/read-built.ts';
import type {Finished} from '../look/finished.ts';
import {spellId} from '../look/row-id.ts';
import {fileOfShard} from '../look/shard-named.ts';
import {tokenCounts} from '../look/token-counts.ts';
import type {Provenance} from './shown.ts';

export interface Document {
  /** Such as `file`: the last part of the collections' names. */
  readonly kind: string;
  readonly id: string;
  readonly digest: Digest;
  readonly objects: readonly string[];
}

export async function provenanceOf(finished: Finished, side: BuildSide, document: Document): Promise<Provenance> {
  const {kind, id, objects} = document;
  const [fileRow] = kind === 'file' ? await digestsIn(finished, side, {collection: 'files', ids: [id]}) : [];
  const file = fileRow === undefined || stubOf(fileRow) !== undefined ? undefined : await readValue(finished.store, fileRow, fileCodec);
  return {
    path: file?.path ?? null,
    mode: file?.mode ?? null,
    objects: file === undefined || objects.length > 0 ? objects : [`git:${file.oid}`],
    commit: kind === 'file' ? await snapshotCommit(finished, side) : kind === 'commit' ? id : null,
    shard: stubOf(document.digest) === undefined ? await shardOf(finished, side, document) : null,
    tokens: await tokensOf(finished, side, document),
  };
}

async function snapshotCommit(finished: Finished, side: BuildSide): Promise<string | null> {
  const state = await feedState(finished, side, 'files');
  return (state && readFileState(state).commit) ?? null;
}

/** A shard is named by the place of its last row: the one with the document is the first that does not lie before it. */
async function shardOf(finished: Finished, side: BuildSide, {kind, id, digest}: Document): Promise<Provenance['shard']> {
  const collection = `shards.${kind}`;
  const [place] = await evaluate(finished, anyTask(placeDocument), {params: null, rows: [[digest]]});
  const key = indexKey((place as Place).order, id);
  const [own] = await digestsIn(finished, side, {collection, ids: [key]});
  const [shard] = own === undefined ? (await pageOf(finished.chunks, rowsOf(side, collection), {after: key, limit: 1})).rows : [{id: key, digest: own}];
  return shard === undefined ? null : {collection, id: spellId(shard.id), file: (await fileOfShard(finished, shard.digest)) ?? null};
}

async function tokensOf(finished: Finished, side: BuildSide, {kind, id}: Document): Promise<Provenance['tokens']> {
  const [tokens] = await digestsIn(finished, side, {collection: firstTokens(side, kind), ids: [id]});
  if (tokens === undefined) return null;
  return stubOf(tokens)?.stub ?? (await tokenCounts(finished.store, [tokens]))[0] ?? null;
}
