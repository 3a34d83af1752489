// How a dataset is split. By time, each part ends with a commit that is pinned: what comes after it never moves what came before.
import {hashFraction} from '../../../graph/merkle/boundary.ts';
import {shareAt} from '../../share-at.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {FileChange} from '../../source/git/file-change.ts';
import {sideOf, type Side} from './side.ts';

/** The last commit of a part, in the order of corrected dates. A type, because parameters are plain data. */
export type Cut = {readonly oid: string; readonly corrected: number};

export type Shares = {readonly train: number; readonly val: number; readonly test: number};

/** `random`: by the hash of a change group. `path`: by the hash of the folder that a file lies in; a commit goes with the last part of its files. */
export type SplitRules =
  | {readonly method: 'time'; readonly train: Cut; readonly val: Cut}
  | {readonly method: 'random' | 'path'; readonly shares: Shares; readonly seed: string};

interface Dated extends Pick<CommitRecord, 'oid' | 'corrected'> {readonly changes: readonly Pick<FileChange, 'path'>[]}

/** Of a commit by itself, as the number of a part. By chance it is decided of whole groups. */
export function sideOfCommit({oid, corrected, changes}: Dated, rules: SplitRules): number {
  if (rules.method === 'time') return isBehind({oid, corrected}, rules.train) ? (isBehind({oid, corrected}, rules.val) ? 2 : 1) : 0;
  return rules.method === 'random' ? 0 : changes.reduce((side, {path}) => Math.max(side, sideOfPath(path, rules)), 0);
}

/** Of what changes no file and has a date. */
export function sideOfMoment(time: number, rules: SplitRules): number {
  return sideOfCommit({oid: '', corrected: time, changes: []}, rules);
}

/** Of what is in a change group. By chance it is decided of whole groups, so nothing has a side of its own to be taken from. */
export function sideInGroup(group: string, {alone, together}: {readonly alone: number; readonly together: number}, rules: SplitRules): Side {
  if (rules.method !== 'random') return sideOf(alone, together);
  const side = sideByHash(group, rules);
  return sideOf(side, side);
}

/** Where nothing but the name can decide. */
export function sideByName(name: string, rules: SplitRules): number {
  return rules.method === 'time' ? 0 : sideByHash(name, rules);
}

/** Files of one folder stand and fall together. */
export function sideOfPath(path: string, rules: SplitRules): number {
  return rules.method === 'path' ? sideByHash(path.slice(0, Math.max(0, path.lastIndexOf('/'))), rules) : 0;
}

/** In the order of time: by corrected dates, and by name where they are equal. */
export function isBehind(commit: Cut, cut: Cut): boolean {
  return commit.corrected > cut.corrected || (commit.corrected === cut.corrected && commit.oid > cut.oid);
}

function sideByHash(name: string, {shares: {train, val, test}, seed}: Exclude<SplitRules, {method: 'time'}>): number {
  return shareAt(hashFraction(`${seed}\n${name}`), [train, val, test]);
}
