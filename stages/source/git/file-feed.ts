// The files of one commit as rows, at the cost of what differs from the commit of the former state.
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {seal} from '../../../graph/value/wire.ts';
import {noForgetting, readRules, spellRules, type ForgetRules} from '../../forget/forget-rules.ts';
import {forgetter, pathForgotten} from '../../forget/forgetter.ts';
import type {CommitCleaner} from './clean-commit.ts';
import {fileCodec, fileKind} from './file-entry.ts';
import {fileName, nameId, type FileName} from './file-name.ts';
import {readFileState, spellFileState} from './file-state.ts';
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
  /** A file at a path that is forgotten, as it is in the repository, is a row without content. */
  readonly forget?: ForgetRules | undefined;
}

const safe = ['--no-ext-diff', '--no-textconv', '--no-color'];

export function fileFeed(git: Git, {mirror, commit, cleaner, forget = noForgetting}: FileFeedOptions): Feed {
  const rules = spellRules(forget, 'files');
  const at = {gitDir: mirror.dir, clean: cleaner?.name ?? asItIs, forgets: forgetter(forget).path};
  return {
    state: spellFileState({names: cleaner?.tag, commit, rules}),
    version: 1,
    async *changes(from, _past, signal) {
      const {names, commit: former, rules: formerRules} = readFileState(from ?? Buffer.of());
      if (from !== undefined && names !== cleaner?.tag) throw new StateLost('The files were named by other rules before');
      const same = formerRules.join('\n') === rules.join('\n');
      if (former === commit && same) return;
      try {
        if (commit === undefined) yield* former === undefined ? [] : goneFiles(git, {...at, commit: former}, signal);
        else if (former === undefined) yield* allFiles(git, {...at, commit}, signal);
        else {
          if (former !== commit) yield* movedFiles(git, {...at, commit, former}, signal);
          if (!same) yield* turnedFiles(git, {...at, commit, forgot: forgetter(readRules(formerRules)).path}, signal);
        }
      } catch (failure) {
        if (former !== undefined && failure instanceof GitFailure) throw new StateLost(`Commit "${former}" of the former state is not there any more`, {cause: failure});
        throw failure;
      }
    },
  };
}

type Forgets = (path: string) => boolean;
interface Naming {readonly clean: (name: FileName) => {readonly name: FileName}; readonly forgets: Forgets}
interface At extends Naming {readonly gitDir: string; readonly commit: string}

function asItIs(name: FileName): {readonly name: FileName} {
  return {name};
}

async function* allFiles(git: Git, {gitDir, commit, ...naming}: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const listing = streamGit(git, listTree(commit), {gitDir}, signal);
  for await (const tokens of rawTokens(listing)) yield tokens.map((token) => added(token, naming));
}

async function* goneFiles(git: Git, at: At, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  for await (const batch of allFiles(git, at, signal)) yield batch.map(({id}) => ({id, digest: undefined}));
}

/** Files that other rules decide otherwise about. */
async function* turnedFiles(git: Git, {gitDir, commit, forgot, ...naming}: At & {readonly forgot: Forgets}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const listing = streamGit(git, listTree(commit), {gitDir}, signal);
  for await (const tokens of rawTokens(listing)) {
    yield tokens.filter((token) => {
      const {path} = fileName(token.subarray(token.indexOf(9) + 1));
      return naming.forgets(path) !== forgot(path);
    }).map((token) => added(token, naming));
  }
}

async function* movedFiles(git: Git, {gitDir, commit, former, ...naming}: At & {former: string}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
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

function listTree(commit: string): readonly string[] {
  return ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit];
}

/** `<mode> SP <type> SP <oid> TAB <name>` */
function added(token: Buffer, naming: Naming): FeedChange {
  const tab = token.indexOf(9);
  const [mode = '', , oid = ''] = token.toString('latin1', 0, tab).split(' ');
  return rowOf(fileName(token.subarray(tab + 1)), {mode, oid, naming});
}

function moved({newMode, after, path, pathBytes}: FileChange, naming: Naming): FeedChange {
  const name = {path, ...(pathBytes !== undefined && {pathBytes})};
  return after === undefined ? {id: nameId(naming.clean(name).name), digest: undefined} : rowOf(name, {mode: newMode, oid: after, naming});
}

/** Rules about paths are asked of the name as it is in the repository: whoever wrote them knows no other. */
function rowOf(raw: FileName, {mode, oid, naming: {clean, forgets}}: {readonly mode: string; readonly oid: string; readonly naming: Naming}): FeedChange {
  const {name} = clean(raw);
  if (forgets(raw.path)) return {id: nameId(name), digest: stubDigest(pathForgotten)};
  return {id: nameId(name), ...seal(fileCodec, {...name, mode, oid, kind: fileKind(mode)})};
}
