// Lists the files of a commit as rows, all of them or those that differ from another commit.
import type {FeedChange} from '../../../graph/feed.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {seal} from '../../../graph/value/wire.ts';
import {pathForgotten} from '../../forget/forgetter.ts';
import type {FileChange} from './file-change.ts';
import {fileCodec, fileId, fileKind, type Since} from './file-entry.ts';
import type {FileName} from './file-name.ts';
import {streamGit, type Git} from './git-process.ts';
import {rawReader} from './raw-changes.ts';
import {rawTokens} from './raw-tokens.ts';
import {treeEntries, type Tree, type TreeEntry} from './tree-entries.ts';

const safe = ['--no-ext-diff', '--no-textconv', '--no-color'];

type Forgets = (path: string) => boolean;
export interface Naming {
  readonly clean: (name: FileName) => {readonly name: FileName};
  readonly forgets: Forgets;
  /** Which versions are of the tree that is listed: of others there is no row. */
  readonly later?: {readonly since: Since; has(oid: string): boolean};
}

export interface At extends Naming, Tree {}

export function asItIs(name: FileName): {readonly name: FileName} {
  return {name};
}

export async function* allFiles(git: Git, {gitDir, commit, ...naming}: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  for await (const entries of treeEntries(git, {gitDir, commit}, signal)) yield entries.map((entry) => rowOf(entry, naming));
}

export async function* goneFiles(git: Git, at: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  for await (const batch of allFiles(git, at, signal)) yield batch.map(({id}) => ({id, digest: undefined}));
}

/** Files that other rules decide otherwise about. */
export async function* turnedFiles(git: Git, {gitDir, commit, forgot, ...naming}: At & {readonly forgot: Forgets}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  for await (const entries of treeEntries(git, {gitDir, commit}, signal)) {
    yield entries.filter(({name: {path}}) => naming.forgets(path) !== forgot(path)).map((entry) => rowOf(entry, naming));
  }
}

export async function* movedFiles(git: Git, {gitDir, commit, former, ...naming}: At & {former: string}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const reader = rawReader((unexpected) => {
    throw new Error(`Expected only changes from git diff-tree, got "${unexpected}"`);
  });
  const diff = streamGit(git, ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', ...safe, '--end-of-options', former, commit], {gitDir}, signal);
  for await (const tokens of rawTokens(diff)) {
    for (const token of tokens) reader.take(token);
    yield reader.changes.map((change) => moved(change, naming));
    reader.reset();
  }
}

/** The contents that the commit has, at any path. */
export async function objectsIn(git: Git, tree: Tree, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const oids = new Set<string>();
  for await (const entries of treeEntries(git, tree, signal)) for (const {oid} of entries) oids.add(oid);
  return oids;
}

function moved({newMode, after, path, pathBytes}: FileChange, naming: Naming): FeedChange {
  const name = {path, ...(pathBytes !== undefined && {pathBytes})};
  return after === undefined ? {id: fileId({...naming.clean(name).name, since: naming.later?.since}), digest: undefined} : rowOf({mode: newMode, oid: after, name}, naming);
}

/** Rules about paths are asked of the name as it is in the repository: whoever wrote them knows no other. */
function rowOf({mode, oid, name: raw}: TreeEntry, {clean, forgets, later}: Naming): FeedChange {
  const {name} = clean(raw);
  const id = fileId({...name, since: later?.since});
  if (later?.has(oid) === false) return {id, digest: undefined};
  if (forgets(raw.path)) return {id, digest: stubDigest(pathForgotten)};
  return {id, ...seal(fileCodec, {...name, mode, oid, kind: fileKind(mode), ...(later !== undefined && {since: later.since})})};
}
