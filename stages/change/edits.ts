// The tasks that lead from commits to edits: which pairs a commit names, one row a pair, and the diff of each.
import {defineTask} from '../../graph/task/task.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import type {Piece} from '../../graph/operators/group.ts';
import {cleanText} from '../clean/clean-leaf.ts';
import type {CleanText} from '../clean/clean-text.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';
import {diffLines} from './diff/diff-lines.ts';
import {editCodec, type Edit} from './edit.ts';
import {hasPair, pairCodec, pairId, pairOf, patchesOf, type Pair} from './pair.ts';

const idsCodec: Codec<readonly string[]> = jsonCodec('ids');
const spreadCodec: Codec<readonly Piece<Pair>[]> = jsonCodec('pairs of a commit');

const spreadAsTheyAre = defineTask({
  name: 'pairs of a commit',
  version: 1,
  input: {row: commitCodec},
  output: spreadCodec,
  light: true,
  run: ({row}) => piecesOf(row, noRules),
});

/** A group has no parameters for what it spreads, so the tag of the rules is part of the task's name: other rules, other pairs. */
export function spreadPairs(rules: string): typeof spreadAsTheyAre {
  if (rules === noRules) return spreadAsTheyAre;
  const spread = spreads.get(rules) ?? {...spreadAsTheyAre, name: `${spreadAsTheyAre.name}, rules ${rules}`, run: ({row}) => piecesOf(row, rules)};
  spreads.set(rules, spread);
  return spread;
}

/** A pipeline that spreads several collections knows one task by one name. */
const spreads = new Map<string, typeof spreadAsTheyAre>();

function piecesOf({changes}: CommitRecord, rules: string): readonly Piece<Pair>[] {
  return changes.flatMap(patchesOf).filter(hasPair).map((change) => ({bucket: pairId(change), piece: pairOf(change, rules)}));
}

export const pairsNamed = defineTask({
  name: 'pairs named by a commit',
  version: 1,
  input: {row: commitCodec},
  output: idsCodec,
  light: true,
  run: ({row}) => row.changes.flatMap(patchesOf).filter(hasPair).map(pairId),
});

const absent: CleanText = {bytes: new Uint8Array(), encoding: 'utf-8', moves: [], redactions: []};

export const editTask = defineTask({
  name: 'edit',
  version: 1,
  input: {pair: pairCodec},
  output: editCodec,
  run({pair}): Edit {
    const before = side(pair.before);
    const after = side(pair.after);
    const redacted = redactedOf(before, after);
    if (before.encoding === 'binary' || after.encoding === 'binary') return {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0, ...redacted};
    const {hunks, ...counts} = diffLines(before.bytes, after.bytes);
    return {kind: 'text', ...counts, length: hunks.length, ...(hunks.length > 0 && {hunks}), ...redacted};
  },
});

function redactedOf(before: CleanText, after: CleanText): Pick<Edit, 'redacted'> {
  return before.redactions.length + after.redactions.length === 0 ? {} : {redacted: {before: before.redactions, after: after.redactions}};
}

function side(part: Digest | Part | undefined): CleanText {
  if (part === undefined) return absent;
  if (typeof part === 'string') throw new Error('A pair is decoded with its texts');
  return cleanText(part);
}
