// Which texts of a cluster are copies of which. A cluster only says that a chain of likeness leads through it: the ends of a chain need not be alike at
// all, as the first and the last of 500 versions of a file are not. So each is held against those that stay, and is a copy only of one it is like itself.
import {componentCodec} from '../../../graph/operators/cluster.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {tallyCodec, type Tally} from '../tally.ts';
import {inOrder} from './copy.ts';
import {likeness, type AlikeRules} from './likeness.ts';
import {copyRunsCodec, type CopyRuns} from './runs-of-copy.ts';

/** What a text is a copy of, and how much they share. */
export interface Original {readonly hash: string; readonly name: string; readonly percent: number}

export const originalCodec: Codec<Original> = jsonCodec('original');

export interface NearCopies {
  readonly members: number;
  /** Copies by hash. */
  readonly copies: readonly (readonly [hash: string, of: Original])[];
  /** Members over the most that are held against each other: they stay. */
  readonly over: number;
}

export const nearCopiesCodec: Codec<NearCopies> = jsonCodec('near copies');

/** A cluster of more is nearly always what some generator writes. */
const mostMembers = 2000;
/** Those that stay are many where a file evolved for years; the latest of them are what a later version may be like. */
const mostHeldAgainst = 64;

export const membersNamed = defineTask({name: 'texts of a cluster', version: 1, ...naming(componentCodec, ({members}) => members.slice(0, mostMembers))});

export const nearCopiesTask = defineTask({
  name: 'near copies',
  version: 1,
  input: {cluster: joinedCodec(componentCodec, copyRunsCodec)},
  output: nearCopiesCodec,
  run({cluster: {row: {value: {members}}, refs}}, {percent}: AlikeRules): NearCopies {
    const known = inOrder(refs.flatMap((ref) => valueIn(ref) ?? []));
    const staying: CopyRuns[] = [];
    const copies: (readonly [string, Original])[] = [];
    for (const text of known) {
      const original = originalOf(text, staying.slice(-mostHeldAgainst), percent);
      if (original === undefined) staying.push(text);
      else copies.push([text.hash, original]);
    }
    return {members: members.length, copies, over: members.length - known.length};
  },
});

/** The first that it is like: what comes later never changes it. */
function originalOf(text: CopyRuns, staying: readonly CopyRuns[], percent: number): Original | undefined {
  for (const {hash, name, runs} of staying) {
    const share = likeness(runs, text.runs);
    if (share >= percent) return {hash, name, percent: share};
  }
  return undefined;
}

export const spreadCopies = defineTask({
  name: 'originals of copies',
  version: 1,
  input: {row: nearCopiesCodec},
  output: jsonCodec<readonly Piece<Original>[]>('originals of copies'),
  light: true,
  run: ({row: {copies}}) => copies.map(([bucket, piece]) => ({bucket, piece})),
});

export const tallyNearCopies = defineTask({
  name: 'tally of near copies',
  version: 1,
  input: {row: nearCopiesCodec},
  output: tallyCodec,
  light: true,
  run: ({row: {members, copies, over}}): Tally => ({clusters: 1, 'texts in clusters': members, 'near copies': copies.length, ...(over > 0 && {'not compared': over})}),
});
