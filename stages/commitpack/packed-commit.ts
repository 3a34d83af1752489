// What of a commit becomes rows of CommitPack, and why the rest does not: told by a task of its own, so that the reasons are counted without the rows.
import {reasonKind} from '../../graph/stub-counts.ts';
import {defineTask} from '../../graph/task/task.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {joinedCodec, type Named} from '../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import {editCodec} from '../change/edit.ts';
import {toldLicenceCodec} from '../change/licence/told-pair.ts';
import {measuredPairCodec, type MeasuredPair} from '../change/measured-pair.ts';
import {hasPair, patchesOf} from '../change/pair.ts';
import {sidesOf} from '../change/sides-of.ts';
import {counter} from '../dataset/counter.ts';
import {messageParts} from '../document/commit-message.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {packVerdict, type PackRules} from './pack-rules.ts';

export interface PackedCommit {
  /** Files that become rows, in the order of the commit. */
  readonly rows: readonly PackedFile[];
  /** How many files a reason kept from being rows. */
  readonly dropped: Readonly<Record<string, number>>;
}

export interface PackedFile {
  /** Its place among the changes that have a pair. */
  readonly at: number;
  readonly subject: string;
  /** Of the newer side. */
  readonly language: string;
  /** An SPDX expression, '' for unknown. */
  readonly licence: string;
  /** Bytes of the sides that there are. */
  readonly before?: number;
  readonly after?: number;
}

export const packedCommitCodec: Codec<PackedCommit> = jsonCodec('packed commit');

export const packCommit = defineTask({
  name: 'packed commit',
  // 2: a message that is no message makes no row.
  version: 2,
  input: {commit: joinedCodec(commitCodec, editCodec), sides: joinedCodec(commitCodec, measuredPairCodec), licences: joinedCodec(commitCodec, toldLicenceCodec)},
  reach: 1,
  output: packedCommitCodec,
  run({commit: {row: {value: commit}, refs: edits}, sides: {refs: sides}, licences: {refs: licences}}, rules: PackRules) {
    if (rules.merges === 'skip' && commit.parents.length > 1) return {stub: 'merge'};
    const changes = commit.changes.flatMap(patchesOf).filter(hasPair);
    if (rules.files === 'one' && (commit.changes.length + (commit.forgotten ?? 0) !== 1 || changes.length > 1)) return {stub: commit.changes.length === 0 ? 'no-change' : 'several-files'};
    // Every row has all of it.
    if (commit.message.length > longestMessage) return {stub: 'long-message'};
    const {subject} = messageParts(commit.message);
    const rows: PackedFile[] = [];
    const dropped: Record<string, number> = {};
    const drop = counter(dropped);
    for (const [at, change] of changes.entries()) {
      const found = sidesOf(edits[at], sides[at]);
      if (isStub(found)) {
        drop(reasonKind(found.stub));
        continue;
      }
      const verdict = packVerdict({change, sides: found, subject, commit: commit.oid}, rules);
      if ('dropped' in verdict) drop(verdict.dropped);
      else rows.push({at, subject: verdict.subject, licence: licenceOf(licences[at]), ...lengthsOf(found)});
    }
    for (const change of commit.changes) if (!patchesOf(change).some(hasPair)) drop('no-text');
    return {rows, dropped};
  },
});

/** Characters. Longer ones are logs and lists. */
const longestMessage = 64 * 1024;

function licenceOf(told: Named<string> | Stub | undefined): string {
  return told === undefined || isStub(told) ? '' : told.value;
}

function lengthsOf({before, after}: MeasuredPair): Pick<PackedFile, 'language' | 'before' | 'after'> {
  return {language: (after ?? before)?.language ?? '', ...(before !== undefined && {before: before.bytes}), ...(after !== undefined && {after: after.bytes})};
}
