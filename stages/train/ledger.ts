// What a model has learned from, as every checkpoint says it: stretches of passes. Which documents those were follows from the order, without anything kept for each of them.
import type {PassPlan} from './passes.ts';
import type {TrainShard} from './phase-data.ts';
import {permute, type OrderKeys} from './sample-order.ts';
import type {Piece, SampleTable} from './sample-table.ts';

export interface LedgerEntry {
  /** The run it was learned in. */
  readonly run: string;
  readonly phase: string;
  readonly pass: number;
  readonly data: string;
  readonly shards: readonly string[];
  readonly plan: PassPlan;
  readonly order: 'shuffle' | 'dataset';
  readonly keys: OrderKeys;
  readonly samples: number;
  /** Positions of the pass. */
  readonly from: number;
  readonly to: number;
}

/** What an entry speaks of, read again. */
export interface Learned {readonly shards: readonly TrainShard[]; readonly table?: SampleTable | undefined}

/** Sequences by shard and number. */
export type Sequences = ReadonlyMap<string, ReadonlySet<number>>;

/** Those of which anything was in what the entry says. */
export function sequencesOf(entry: LedgerEntry, learned: Learned): Sequences {
  const found = new Map<string, Set<number>>();
  const piecesOf = piecesBy(entry, learned);
  const starts = learned.shards.map(startsOf);
  for (let position = entry.from; position < entry.to; position++) {
    for (const {shard, from, tokens} of piecesOf(entry.order === 'dataset' ? position : permute(position, entry.samples, entry.keys))) {
      const {digest = ''} = learned.shards[shard] ?? {};
      const own = found.get(digest) ?? new Set();
      found.set(digest, own);
      for (let at = sequenceAt(starts[shard] ?? [], from); (starts[shard]?.[at] ?? Infinity) < from + tokens && at < (starts[shard]?.length ?? 0) - 1; at++) own.add(at);
    }
  }
  return found;
}

function piecesBy({plan}: Pick<LedgerEntry, 'plan'>, {shards, table}: Learned): (sample: number) => readonly Piece[] {
  if (plan.kind === 'table') return (sample) => table?.samples[sample] ?? [];
  const ends: number[] = [];
  for (const {tokens} of shards) ends.push((ends.at(-1) ?? 0) + tokens);
  return (sample) => {
    const [from, to] = [sample * plan.stride, Math.min(ends.at(-1) ?? 0, sample * plan.stride + plan.context + plan.target)];
    return shards.flatMap(({tokens}, shard): readonly Piece[] => {
      const begins = (ends[shard] ?? 0) - tokens;
      const [first, last] = [Math.max(from, begins), Math.min(to, begins + tokens)];
      return first < last ? [{shard, from: first - begins, tokens: last - first}] : [];
    });
  };
}

/** Where each sequence begins, and where the last one ends. */
function startsOf({lengths}: TrainShard): readonly number[] {
  const starts = [0];
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length);
  return starts;
}

/** The one that a token is in. */
function sequenceAt(starts: readonly number[], token: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= token) low = middle;
    else high = middle;
  }
  return low;
}
