// The files of one commit as rows, at the cost of what differs from the commit of the former state.
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {seal} from '../../../graph/value/wire.ts';
import {fileCodec, fileKind} from './file-entry.ts';
import {fileName, nameId} from './file-name.ts';
import type {FileChange} from './file-change.ts';
import {GitFailure} from './git-failure.ts';
import {streamGit, type Git} from './git-process.ts';
import type {Mirror} from './mirror.ts';
import {rawReader} from './raw-changes.ts';
import {rawTokens} from './raw-tokens.ts';

export interface FileFeedOptions {
  readonly mirror: Mirror;
  /** `undefined` for an unborn HEAD: no files. */
  readonly commit: string | undefined;
}

const safe = ['--no-ext-diff', '--no-textconv', '--no-color'];

/** The state is the commit, not its tree: knowing the tree would cost a process even when nothing moved. */
export function fileFeed(git: Git, {mirror, commit}: FileFeedOptions): Feed {
  const gitDir = mirror.dir;
  return {
    state: Buffer.from(commit ?? '', 'latin1'),
    version: 1,
    async *changes(from, _past, signal) {
      const former = from === undefined ? '' : Buffer.from(from).toString('latin1');
      if (former === commit) return;
      try {
        if (commit === undefined) yield* former === '' ? [] : goneFiles(git, {gitDir, commit: former}, signal);
        else if (former === '') yield* allFiles(git, {gitDir, commit}, signal);
        else yield* movedFiles(git, {gitDir, commit, former}, signal);
      } catch (failure) {
        if (former !== '' && failure instanceof GitFailure) throw new StateLost(`Commit "${former}" of the former state is not there any more`, {cause: failure});
        throw failure;
      }
    },
  };
}

interface At {readonly gitDir: string; readonly commit: string}

async function* allFiles(git: Git, {gitDir, commit}: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const listing = streamGit(git, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit], {gitDir}, signal);
  for await (const tokens of rawTokens(listing)) yield tokens.map((token) => added(token));
}

async function* goneFiles(git: Git, at: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  for await (const batch of allFiles(git, at, signal)) yield batch.map(({id}) => ({id, digest: undefined}));
}

async function* movedFiles(git: Git, {gitDir, commit, former}: At & {former: string}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const reader = rawReader((unexpected) => {
    throw new Error(`Expected only changes from git diff-tree, got "${unexpected}"`);
  });
  const diff = streamGit(git, ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', ...safe, '--end-of-options', former, commit], {gitDir}, signal);
  for await (const tokens of rawTokens(diff)) {
    for (const token of tokens) reader.take(token);
    yield reader.changes.map(moved);
    reader.reset();
  }
}

/** `<mode> SP <type> SP <oid> TAB <name>` */
function added(token: Buffer): FeedChange {
  const tab = token.indexOf(9);
  const [mode = '', , oid = ''] = token.toString('latin1', 0, tab).split(' ');
  const name = fileName(token.subarray(tab + 1));
  return {id: nameId(name), ...seal(fileCodec, {...name, mode, oid, kind: fileKind(mode)})};
}

function moved({newMode, after, path, pathBytes}: FileChange): FeedChange {
  const name = {path, ...(pathBytes !== undefined && {pathBytes})};
  if (after === undefined) return {id: nameId(name), digest: undefined};
  return {id: nameId(name), ...seal(fileCodec, {...name, mode: newMode, oid: after, kind: fileKind(newMode)})};
}
