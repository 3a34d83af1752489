// Looks at a history for its cuts: the dates of all commits, and which of them are of the main line.
import type {Built} from '../../../graph/build.ts';
import {graph} from '../../../graph/graph.ts';
import type {Store} from '../../../graph/store.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {commitCodec} from '../../../stages/source/git/commit-record.ts';
import {runGit} from '../../../stages/source/git/git-process.ts';
import {isBehind, type Cut} from '../../../stages/dataset/split/split-rules.ts';
import {splitPinOf} from '../artefacts/split-pin.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import type {AskedSplit} from '../build/split-choice.ts';
import type {Source} from '../build/open-source.ts';
import {readValues, rowDigests} from '../build/read-built.ts';
import {sideBuild} from '../build/side-build.ts';
import {chooseCuts, countParts, type Cuts, type Parts} from './choose-cuts.ts';

export interface RollReport {
  readonly commits: number;
  /** None where the main line is too short. */
  readonly candidate: (Cuts & {readonly parts: Parts}) | null;
  readonly pinned: (Cuts & {readonly parts: Parts}) | null;
}

export async function rollDataset(dataset: Dataset, choice: AskedSplit, surroundings: Surroundings): Promise<RollReport> {
  // Of commits alone: groups are not surveyed and no forge is asked for a date.
  const {found} = await sideBuild({...dataset, groups: undefined, forge: undefined}, {
    name: 'roll',
    plan(_beside, {commits}) {
      const mill = graph();
      mill.source('commits', commitCodec, commits);
      return mill.plan;
    },
    read: (store, built, source) => timesOf(store, built, {source, signal: surroundings.signal}),
  }, surroundings);
  const {commits, mainline} = found;
  const counted = (cuts: Cuts | undefined) => (cuts === undefined ? null : {train: cuts.train, val: cuts.val, parts: countParts(commits, cuts)});
  return {commits: commits.length, candidate: counted(chooseCuts(commits, mainline, choice.shares)), pinned: counted(await splitPinOf(choice))};
}

interface Times {readonly commits: readonly Cut[]; readonly mainline: ReadonlySet<string>}

async function timesOf(store: Store, built: Built, {source: {places, work, mirror, commit}, signal}: {readonly source: Source; readonly signal: AbortSignal}): Promise<Times> {
  const commits: Cut[] = [];
  const there = (await rowDigests(store, built, 'commits')).filter((digest) => stubOf(digest) === undefined);
  for await (const {oid, corrected} of readValues(store, there, commitCodec)) commits.push({oid, corrected});
  commits.sort((a, b) => (isBehind(a, b) ? 1 : -1));
  const listed = commit === undefined ? '' : (await runGit({...places, work}, ['rev-list', '--first-parent', '--end-of-options', commit], {gitDir: mirror.dir}, signal)).toString('latin1');
  return {commits, mainline: new Set(listed.split('\n'))};
}
