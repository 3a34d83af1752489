// The tasks that lead from commits to edits: which pairs a commit names, one row a pair, and the diff of each.
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import type {Piece} from '../../graph/operators/group.ts';
import {byRules} from '../clean/by-rules.ts';
import {cleanText} from '../clean/clean-leaf.ts';
import type {CleanText} from '../clean/clean-text.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';
import type {Context} from './diff/context.ts';
import {diffLines} from './diff/diff-lines.ts';
import {editCodec, type Edit} from './edit.ts';
import {sideFacts, type SideFacts} from './side-facts.ts';
import {hasPair, pairCodec, pairId, pairOf, patchesOf, type Pair} from './pair.ts';

const spreadCodec: Codec<readonly Piece<Pair>[]> = jsonCodec('pairs of a commit');

export const spreadPairs = byRules((rules) => defineTask({
  name: 'pairs of a commit',
  version: 1,
  input: {row: commitCodec},
  output: spreadCodec,
  light: true,
  run: ({row}) => piecesOf(row, rules),
}));

function piecesOf({changes}: CommitRecord, rules: string): readonly Piece<Pair>[] {
  return changes.flatMap(patchesOf).filter(hasPair).map((change) => ({bucket: pairId(change), piece: pairOf(change, rules)}));
}

export const pairsNamed = defineTask({name: 'pairs named by a commit', version: 1, ...naming(commitCodec, (row) => row.changes.flatMap(patchesOf).filter(hasPair).map(pairId))});

/** None for the usual context, so that its edits have the keys they always had. A type, because parameters are plain data. */
export type EditRules = null | {readonly context: Context};

const absent: CleanText = {bytes: new Uint8Array(), encoding: 'utf-8', moves: [], redactions: []};

export const editTask = defineTask({
  name: 'edit',
  // 2: it says of binaries how large they are, of decoded texts what they were, of pointers to where.
  version: 2,
  input: {pair: pairCodec},
  output: editCodec,
  run({pair}, rules: EditRules): Edit {
    const before = side(pair.before);
    const after = side(pair.after);
    const facts = {...sidesOf({part: pair.before, text: before}, {part: pair.after, text: after}), ...redactedOf(before, after)};
    if (before.encoding === 'binary' || after.encoding === 'binary') return {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0, ...facts};
    const {hunks, ...counts} = diffLines(before.bytes, after.bytes, rules ?? {});
    return {kind: 'text', ...counts, length: hunks.length, ...(hunks.length > 0 && {hunks}), ...facts};
  },
});

interface Sided {readonly part: Digest | Part | undefined; readonly text: CleanText}

/** Of two plain texts the patch says everything. */
function sidesOf(...sides: readonly [before: Sided, after: Sided]): Pick<Edit, 'sides'> {
  const [before, after] = sides.map(({part, text}) => (part === undefined || typeof part === 'string' ? undefined : sideFacts(part, text)));
  const plain = sides.every(({text}, at) => text.encoding !== 'binary' && isPlain([before, after][at]));
  return plain ? {} : {sides: {...(before !== undefined && {before}), ...(after !== undefined && {after})}};
}

function isPlain(facts: SideFacts | undefined): boolean {
  return facts?.encoding === undefined && facts?.lfs === undefined;
}

function redactedOf(before: CleanText, after: CleanText): Pick<Edit, 'redacted'> {
  return before.redactions.length + after.redactions.length === 0 ? {} : {redacted: {before: before.redactions, after: after.redactions}};
}

function side(part: Digest | Part | undefined): CleanText {
  if (part === undefined) return absent;
  if (typeof part === 'string') throw new Error('A pair is decoded with its texts');
  return cleanText(part);
}
