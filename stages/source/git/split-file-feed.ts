// The files of a dataset that is split by time: those of the tree that the first part ends with, and the versions that later trees have and no earlier one.
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {noForgetting, spellRules} from '../../forget/forget-rules.ts';
import {forgetter} from '../../forget/forgetter.ts';
import type {FileFeedOptions} from './file-feed.ts';
import {allFiles, asItIs, movedFiles, objectsIn, type At} from './file-listing.ts';
import {readFileState, spellFileState} from './file-state.ts';
import {uponFormer} from './former-commit.ts';
import {GitFailure} from './git-failure.ts';
import {runGit, type Git} from './git-process.ts';
import {SourceFailure} from './source-failure.ts';

export interface SplitFileFeedOptions extends FileFeedOptions {
  /** The last commits of the first two parts. */
  readonly train: string;
  readonly val: string;
}

export function splitFileFeed(git: Git, {mirror, commit, cleaner, forget = noForgetting, train, val}: SplitFileFeedOptions): Feed {
  const at = {gitDir: mirror.dir, clean: cleaner?.name ?? asItIs, forgets: forgetter(forget).path};
  const rules = spellRules(forget, 'files');
  const cuts = `${train} ${val}`;
  const spell = (tip: string | undefined) => spellFileState({names: cleaner?.tag, cuts, commit: tip, rules});
  return {
    state: spell(commit),
    version: 1,
    async *changes(from, _past, signal) {
      const former = from === undefined ? undefined : formerCommit(from, spell);
      if (commit === undefined || former === commit) return;
      yield* former === undefined ? everyTree(git, {...at, train, val, commit}, signal) : uponFormer(former, lastTree(git, {...at, train, val, commit, former}, signal));
    },
  };
}

/** Other cuts, names or rules list everything anew. */
function formerCommit(state: Uint8Array, spell: (commit: string | undefined) => Uint8Array): string | undefined {
  const {commit} = readFileState(state);
  if (!Buffer.from(spell(commit)).equals(state)) throw new StateLost('The files were listed by other rules before');
  return commit;
}

interface Trees extends At {readonly train: string; readonly val: string}

async function* everyTree(git: Git, {train, val, ...at}: Trees, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const {gitDir} = at;
  await mustHave(git, {gitDir, commits: [train, val]}, signal);
  yield* allFiles(git, {...at, commit: train}, signal);
  const inTrain = await objectsIn(git, {gitDir, commit: train}, signal);
  yield* there(allFiles(git, {...at, commit: val, later: {since: 'val', has: (oid) => !inTrain.has(oid)}}, signal));
  const inVal = await objectsIn(git, {gitDir, commit: val}, signal);
  yield* there(allFiles(git, {...at, later: {since: 'test', has: (oid) => !inTrain.has(oid) && !inVal.has(oid)}}, signal));
}

/** What earlier trees have stays where it is, whatever became of it. */
async function* lastTree(git: Git, {train, val, ...at}: Trees & {readonly former: string}, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  const inTrain = await objectsIn(git, {gitDir: at.gitDir, commit: train}, signal);
  const inVal = await objectsIn(git, {gitDir: at.gitDir, commit: val}, signal);
  yield* movedFiles(git, {...at, later: {since: 'test', has: (oid) => !inTrain.has(oid) && !inVal.has(oid)}}, signal);
}

/** Of what was never there nothing need be said. */
async function* there(batches: AsyncIterable<readonly FeedChange[]>): AsyncGenerator<readonly FeedChange[]> {
  for await (const batch of batches) yield batch.filter(({digest}) => digest !== undefined);
}

async function mustHave(git: Git, {gitDir, commits}: {readonly gitDir: string; readonly commits: readonly string[]}, signal: AbortSignal): Promise<void> {
  for (const commit of commits) {
    try {
      await runGit(git, ['cat-file', '-e', `${commit}^{tree}`], {gitDir}, signal);
    } catch (failure) {
      if (!(failure instanceof GitFailure)) throw failure;
      throw new SourceFailure({kind: 'cut-missing', what: 'The split is cut at a commit that is not in the repository', where: commit, hint: 'Choose the cuts again with "gristmill roll --promote"'});
    }
  }
}
