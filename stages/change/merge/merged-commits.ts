// Commits, each with what it has of its own as a merge: nothing for those that are none, or that took everything from their parents.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Part} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {byRules} from '../../clean/by-rules.ts';
import {cleanText} from '../../clean/clean-leaf.ts';
import type {CleanText} from '../../clean/clean-text.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import {mergedFiles} from '../../source/git/merged-files.ts';
import type {ChangeRules} from '../changed-commits.ts';
import {defaultContext} from '../diff/context.ts';
import {editCodec, type Edit} from '../edit.ts';
import {combineTexts, mostParents} from './combine-texts.ts';
import {hasMergePair, mergePairCodec, mergePairId, mergePairOf, type MergePair} from './merge-pair.ts';

const spreadMerges = byRules((rules) => defineTask({
  name: 'files of a merge',
  version: 1,
  input: {row: commitCodec},
  output: jsonCodec<readonly Piece<MergePair>[]>('files of a merge'),
  light: true,
  run: ({row}) => piecesOf(row, rules),
}));

function piecesOf(commit: CommitRecord, rules: string): readonly Piece<MergePair>[] {
  return mergedFiles(commit).filter(hasMergePair).map((file) => ({bucket: mergePairId(file), piece: mergePairOf(file, rules)}));
}

const mergesNamed = defineTask({name: 'files named by a merge', version: 1, ...naming(commitCodec, (row) => mergedFiles(row).filter(hasMergePair).map(mergePairId))});

/** A type, because parameters are plain data with any keys. */
export type MergeRules = {readonly context: number};

/** Its counts are of what is the merge's own: lines that no parent has, and lines of all parents that it has not. */
export const mergeEditTask = defineTask({
  name: 'merge edit',
  version: 1,
  input: {pair: mergePairCodec},
  output: editCodec,
  run({pair: {versions}}, {context}: MergeRules): Edit | {stub: string} {
    if (versions.length - 1 > mostParents) return {stub: `parents: ${versions.length - 1}`};
    const texts = versions.map(textOf);
    const result = texts.at(-1);
    const none = {added: 0, removed: 0, hunkCount: 0, length: 0};
    if (texts.some((text) => text?.encoding === 'binary')) return {kind: 'binary', ...none};
    const {hunks, added, removed} = combineTexts(texts.slice(0, -1).map((text) => text?.bytes ?? empty), result?.bytes ?? empty, context);
    return {kind: 'text', added, removed, hunkCount: hunks.toString('latin1').match(/^@@@/gm)?.length ?? 0, length: hunks.length, ...(hunks.length > 0 && {hunks})};
  },
});

const empty = new Uint8Array();

function textOf(version: Digest | Part | undefined): CleanText | undefined {
  if (version === undefined) return undefined;
  if (typeof version === 'string') throw new Error('Versions in a merge are decoded with their texts');
  return cleanText(version);
}

/** Whole functions are shown of two texts, not of several: there it is the usual context. */
export function mergedCommits(mill: Graph, commits: Collection<CommitRecord>, {clean, context = defaultContext}: Pick<ChangeRules, 'clean' | 'context'>): Collection<Joined<CommitRecord, Edit>> {
  const pairs = mill.distinct('merge pairs', commits, {spread: spreadMerges(clean), piece: mergePairCodec});
  return mill.join('commits with merge edits', commits, mergesNamed, mill.map('merge edits', mergeEditTask, {pair: pairs}, {context: context === 'function' ? defaultContext : context}));
}
