// What a leaf was read from, as the rows that lead to it say: a blob at a path, two versions of a file, a commit, a discussion.
import {digestsIn, type RowName} from '../../../graph/explain/build-side.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import type {LeafText, Sample} from '../../../stages/sample/sample.ts';
import {fileCodec, type Since} from '../../../stages/source/git/file-entry.ts';
import {requestChangeCodec, type RequestChange} from '../../../stages/source/git/requests/request-change.ts';
import {readValue} from '../build/read-built.ts';
import type {Finished} from '../look/finished.ts';
import {addressesBehind} from '../look/readable.ts';

export interface LeafAsked {
  /** The document. */
  readonly row: RowName;
  readonly sample: Sample;
  readonly leaf: Digest;
  readonly text: LeafText;
  /** Those that lead to the leaf. */
  readonly rows: readonly RowName[];
}

export type LeafOrigin =
  | {readonly kind: 'file'; readonly oid: string; readonly path: string; readonly since: Since | undefined}
  | {readonly kind: 'side'; readonly oid: string; readonly pair: PairNamed; readonly request: RequestChange | undefined}
  | {readonly kind: 'pair'; readonly pair: PairNamed; readonly request: RequestChange | undefined}
  | {readonly kind: 'commit'; readonly oid: string}
  | {readonly kind: 'discussion'; readonly row: RowName}
  | {readonly kind: 'none'; readonly why: string};

/** As its row is called. A merge has several before; '' is a side that does not exist. */
export interface PairNamed {readonly path: string; readonly before: readonly string[]; readonly after: string}

export async function leafOrigin(finished: Finished, asked: LeafAsked): Promise<LeafOrigin> {
  const {text, rows} = asked;
  if (text === 'blob') return await originOfBlob(finished, asked);
  if (text === 'edit') {
    const [pair] = rows.flatMap(({id}) => pairNamed(id) ?? []);
    return pair === undefined ? lost : {kind: 'pair', pair, request: await requestOf(finished, asked)};
  }
  const [row] = rows;
  if (row === undefined) return lost;
  return text === 'discussion' ? {kind: 'discussion', row} : {kind: 'commit', oid: row.id};
}

/** Whether a row is called after where the text is from. */
export function saysOrigin(text: LeafText, {collection, id}: RowName): boolean {
  if (text === 'edit') return pairNamed(id) !== undefined;
  if (text === 'blob') return collection === 'files' || pairNamed(id) !== undefined;
  return text === 'discussion' ? collection.endsWith('discussions with texts') : oid.test(id);
}

const oid = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const lost: LeafOrigin = {kind: 'none', why: 'no row of the build leads to its source'};

async function originOfBlob(finished: Finished, asked: LeafAsked): Promise<LeafOrigin> {
  const oid = addressesBehind(asked.leaf)[0]?.replace(/^git:/, '');
  if (oid === undefined) return {kind: 'none', why: 'it names no object of git'};
  const names = Object.values(asked.sample.meta);
  const ids = [...new Set(asked.rows.map(({id}) => id))].sort((a, b) => Number(names.includes(b)) - Number(names.includes(a)));
  for (const id of ids) {
    const [digest] = await digestsIn(finished, finished.build, {collection: 'files', ids: [id]});
    if (digest === undefined || stubOf(digest) !== undefined) continue;
    const file = await readValue(finished.store, digest, fileCodec);
    if (file.oid === oid) return {kind: 'file', oid, path: file.path, since: file.since};
  }
  const [pair] = ids.flatMap((id) => pairNamed(id) ?? []).filter(({before, after}) => [...before, after].includes(oid));
  return pair === undefined ? lost : {kind: 'side', oid, pair, request: await requestOf(finished, asked)};
}

function pairNamed(id: string): PairNamed | undefined {
  const [, path, before = '', after = ''] = /^([^]*):([0-9a-f]*(?:,[0-9a-f]*)*)\.\.([0-9a-f]*)$/.exec(id) ?? [];
  return path === undefined ? undefined : {path, before: before.split(','), after};
}

/** Changes of requests have rows of their own, called by the number. */
async function requestOf(finished: Finished, {row, rows}: LeafAsked): Promise<RequestChange | undefined> {
  if (!rows.some(({collection}) => collection.startsWith('requests: '))) return undefined;
  const [digest] = await digestsIn(finished, finished.build, {collection: 'requests', ids: [row.id]});
  return digest === undefined || stubOf(digest) !== undefined ? undefined : await readValue(finished.store, digest, requestChangeCodec);
}
