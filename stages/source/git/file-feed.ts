// The files of one commit as rows, at the cost of what differs from the commit of the former state.
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {seal} from '../../../graph/value/wire.ts';
import {noForgetting, readRules, spellRules, type ForgetRules} from '../../forget/forget-rules.ts';
import {forgetter, pathForgotten} from '../../forget/forgetter.ts';
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
  /** A file at a path that is forgotten is a row without content. */
  readonly forget?: ForgetRules | undefined;
}

const safe = ['--no-ext-diff', '--no-textconv', '--no-color'];

/** The state is the commit, not its tree: knowing the tree would cost a process even when nothing moved. Rules about paths stand below it. */
export function fileFeed(git: Git, {mirror, commit, forget = noForgetting}: FileFeedOptions): Feed {
  const gitDir = mirror.dir;
  const rules = spellRules(forget, 'files');
  const forgets = forgetter(forget).path;
  return {
    state: Buffer.from([commit ?? '', ...rules].join('\n'), 'latin1'),
    version: 1,
    async *changes(from, _past, signal) {
      const [former = '', ...formerRules] = from === undefined ? [''] : Buffer.from(from).toString('latin1').split('\n');
      const same = formerRules.join('\n') === rules.join('\n');
      if (former === commit && same) return;
      try {
        if (commit === undefined) yield* former === '' ? [] : goneFiles(git, {gitDir, commit: former}, signal);
        else if (former === '') yield* allFiles(git, {gitDir, commit, forgets}, signal);
        else {
          if (former !== commit) yield* movedFiles(git, {gitDir, commit, former, forgets}, signal);
          if (!same) yield* turnedFiles(git, {gitDir, commit, forgets, forgot: forgetter(readRules(formerRules)).path}, signal);
        }
      } catch (failure) {
        if (former !== '' && failure instanceof GitFailure) throw new StateLost(`Commit "${former}" of the former state is not there any more`, {cause: failure});
        throw failure;
      }
    },
  };
}

type Forgets = (path: string) => boolean;
interface At {readonly gitDir: string; readonly commit: string; readonly forgets?: Forgets}

async function* allFiles(git: Git, {gitDir, commit, forgets = nothing}: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const listing = streamGit(git, listTree(commit), {gitDir}, signal);
  for await (const tokens of rawTokens(listing)) yield tokens.map((token) => added(token, forgets));
}

async function* goneFiles(git: Git, at: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  for await (const batch of allFiles(git, at, signal)) yield batch.map(({id}) => ({id, digest: undefined}));
}

/** Files that other rules decide otherwise about. */
async function* turnedFiles(git: Git, {gitDir, commit, forgets = nothing, forgot}: At & {readonly forgot: Forgets}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const listing = streamGit(git, listTree(commit), {gitDir}, signal);
  for await (const tokens of rawTokens(listing)) {
    yield tokens.filter((token) => {
      const {path} = fileName(token.subarray(token.indexOf(9) + 1));
      return forgets(path) !== forgot(path);
    }).map((token) => added(token, forgets));
  }
}

async function* movedFiles(git: Git, {gitDir, commit, former, forgets = nothing}: At & {former: string}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const reader = rawReader((unexpected) => {
    throw new Error(`Expected only changes from git diff-tree, got "${unexpected}"`);
  });
  const diff = streamGit(git, ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', ...safe, '--end-of-options', former, commit], {gitDir}, signal);
  for await (const tokens of rawTokens(diff)) {
    for (const token of tokens) reader.take(token);
    yield reader.changes.map((change) => moved(change, forgets));
    reader.reset();
  }
}

function nothing(): boolean {
  return false;
}

function listTree(commit: string): readonly string[] {
  return ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit];
}

/** `<mode> SP <type> SP <oid> TAB <name>` */
function added(token: Buffer, forgets: Forgets): FeedChange {
  const tab = token.indexOf(9);
  const [mode = '', , oid = ''] = token.toString('latin1', 0, tab).split(' ');
  return rowOf(fileName(token.subarray(tab + 1)), {mode, oid, forgets});
}

function moved({newMode, after, path, pathBytes}: FileChange, forgets: Forgets): FeedChange {
  const name = {path, ...(pathBytes !== undefined && {pathBytes})};
  return after === undefined ? {id: nameId(name), digest: undefined} : rowOf(name, {mode: newMode, oid: after, forgets});
}

function rowOf(name: FileName, {mode, oid, forgets}: {readonly mode: string; readonly oid: string; readonly forgets: Forgets}): FeedChange {
  if (forgets(name.path)) return {id: nameId(name), digest: stubDigest(pathForgotten)};
  return {id: nameId(name), ...seal(fileCodec, {...name, mode, oid, kind: fileKind(mode)})};
}
