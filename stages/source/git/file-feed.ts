// The files of one commit as rows, at the cost of what differs from the commit of the former state.
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {seal} from '../../../graph/value/wire.ts';
import type {CommitCleaner} from './clean-commit.ts';
import {fileCodec, fileKind} from './file-entry.ts';
import {fileName, nameId, type FileName} from './file-name.ts';
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
  /** Takes people out of names before they are rows. */
  readonly cleaner?: Pick<CommitCleaner, 'tag' | 'name'> | undefined;
}

const safe = ['--no-ext-diff', '--no-textconv', '--no-color'];

/** The state is the commit, not its tree: knowing the tree would cost a process even when nothing moved. */
export function fileFeed(git: Git, {mirror, commit, cleaner}: FileFeedOptions): Feed {
  const rules = cleaner === undefined ? '' : `clean ${cleaner.tag}\n`;
  const at = {gitDir: mirror.dir, clean: cleaner?.name ?? asItIs};
  return {
    state: Buffer.from(`${rules}${commit ?? ''}`, 'latin1'),
    version: 1,
    async *changes(from, _past, signal) {
      const former = from === undefined ? '' : formerCommit(from, rules);
      if (former === commit) return;
      try {
        if (commit === undefined) yield* former === '' ? [] : goneFiles(git, {...at, commit: former}, signal);
        else if (former === '') yield* allFiles(git, {...at, commit}, signal);
        else yield* movedFiles(git, {...at, commit, former}, signal);
      } catch (failure) {
        if (former !== '' && failure instanceof GitFailure) throw new StateLost(`Commit "${former}" of the former state is not there any more`, {cause: failure});
        throw failure;
      }
    },
  };
}

function asItIs(name: FileName): {readonly name: FileName} {
  return {name};
}

function formerCommit(state: Uint8Array, rules: string): string {
  const [, named = '', commit = ''] = /^(clean .*\n)?(.*)$/.exec(Buffer.from(state).toString('latin1')) ?? [];
  if (named !== rules) throw new StateLost('The files were named by other rules before');
  return commit;
}

interface At {readonly gitDir: string; readonly commit: string; readonly clean: (name: FileName) => {readonly name: FileName}}

async function* allFiles(git: Git, {gitDir, commit, clean}: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const listing = streamGit(git, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit], {gitDir}, signal);
  for await (const tokens of rawTokens(listing)) yield tokens.map((token) => added(token, clean));
}

async function* goneFiles(git: Git, at: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  for await (const batch of allFiles(git, at, signal)) yield batch.map(({id}) => ({id, digest: undefined}));
}

async function* movedFiles(git: Git, {gitDir, commit, former, clean}: At & {former: string}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const reader = rawReader((unexpected) => {
    throw new Error(`Expected only changes from git diff-tree, got "${unexpected}"`);
  });
  const diff = streamGit(git, ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', ...safe, '--end-of-options', former, commit], {gitDir}, signal);
  for await (const tokens of rawTokens(diff)) {
    for (const token of tokens) reader.take(token);
    yield reader.changes.map((change) => moved(change, clean));
    reader.reset();
  }
}

/** `<mode> SP <type> SP <oid> TAB <name>` */
function added(token: Buffer, clean: At['clean']): FeedChange {
  const tab = token.indexOf(9);
  const [mode = '', , oid = ''] = token.toString('latin1', 0, tab).split(' ');
  const {name} = clean(fileName(token.subarray(tab + 1)));
  return {id: nameId(name), ...seal(fileCodec, {...name, mode, oid, kind: fileKind(mode)})};
}

function moved({newMode, after, path, pathBytes}: FileChange, clean: At['clean']): FeedChange {
  const {name} = clean({path, ...(pathBytes !== undefined && {pathBytes})});
  if (after === undefined) return {id: nameId(name), digest: undefined};
  return {id: nameId(name), ...seal(fileCodec, {...name, mode: newMode, oid: after, kind: fileKind(newMode)})};
}
