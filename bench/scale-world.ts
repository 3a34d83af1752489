// A world of any number of leaves and a pipeline of every common operator over it: the engine at scale, with nothing of a domain in the way.
import {graph, type Plan} from '../graph/graph.ts';
import type {Feed, FeedChange} from '../graph/feed.ts';
import type {Piece} from '../graph/operators/group.ts';
import type {Place} from '../graph/operators/shard.ts';
import {defineTask} from '../graph/task/task.ts';
import {jsonCodec} from '../graph/value/json-codec.ts';
import {joinedCodec} from '../graph/value/joined-codec.ts';
import {piecesCodec} from '../graph/value/pieces-codec.ts';
import {isStub} from '../graph/value/stub.ts';
import {textCodec} from '../graph/value/text-codec.ts';
import {seal} from '../graph/value/wire.ts';

export interface ScaleWorld {
  readonly plan: Plan;
  readonly states: ReadonlyMap<string, Uint8Array>;
}

/** What moved, step by step: the indexes of the leaves that each step gave new content. A leaf beyond the first `leaves` is added by that. */
export interface ScaleHistory {readonly leaves: number; readonly steps: readonly (readonly number[])[]}

interface Leaf {readonly at: number; readonly revision: number}

const leafCodec = jsonCodec<Leaf>('leaf');
const numberCodec = jsonCodec<number>('number');
const perBucket = 25;
const batch = 4096;
const shardBytes = 32 * 1024;

export function scaleWorld(history: ScaleHistory): ScaleWorld {
  const feed = scaleFeed(history);
  return {plan: scalePlan(feed), states: new Map([['leaves', feed.state]])};
}

/** Neighbours are of one bucket, as files of one folder are. */
export function leafId(at: number): string {
  return `part-${String(Math.floor(at / 400)).padStart(5, '0')}/leaf-${String(at % 400).padStart(3, '0')}.txt`;
}

/** Between 150 and 400 bytes; another revision is other text of the same length. */
export function leafText({at, revision}: Leaf): string {
  const words = Array.from({length: 20 + (at % 30)}, (_, word) => ((Math.imul(at + 1, 2_654_435_761) ^ Math.imul(word + 1, 40_503)) >>> 0).toString(36).padStart(7, '0'));
  return `${String(at).padStart(9, '0')} ${String(revision).padStart(6, '0')} ${words.join(' ')}\n`;
}

function scaleFeed({leaves, steps}: ScaleHistory): Feed {
  const revisions = new Map<number, number>();
  for (const step of steps) for (const at of step) revisions.set(at, (revisions.get(at) ?? 0) + 1);
  const change = (at: number): FeedChange => ({id: leafId(at), ...seal(leafCodec, {at, revision: revisions.get(at) ?? 0})});
  return {
    state: Buffer.from(String(steps.length)),
    version: 1,
    async *changes(from) {
      const known = from === undefined ? 0 : Number(Buffer.from(from).toString());
      if (from === undefined) for (let start = 0; start < leaves; start += batch) yield Array.from({length: Math.min(batch, leaves - start)}, (_, at) => change(start + at));
      yield [...new Set(steps.slice(known).flat())].map(change);
    },
  };
}

const text = defineTask({name: 'text', version: 1, input: {leaf: leafCodec}, output: textCodec, run: ({leaf}) => leafText(leaf)});
const spread = defineTask({name: 'spread', version: 1, input: {row: leafCodec}, output: jsonCodec<readonly Piece<number>[]>('pieces'), light: true, run: ({row: {at, revision}}) => [{bucket: bucketOf(at), piece: at + revision}]});
const gather = defineTask({name: 'gather', version: 1, input: {pieces: piecesCodec(numberCodec)}, output: numberCodec, run: ({pieces}) => pieces.reduce((sum, piece) => sum + piece, 0)});
const refs = defineTask({name: 'refs', version: 1, input: {row: leafCodec}, output: jsonCodec<readonly string[]>('names'), light: true, run: ({row}) => [bucketOf(row.at)]});
const share = defineTask({name: 'share', version: 1, input: {leaf: joinedCodec(leafCodec, numberCodec)}, output: numberCodec, run: ({leaf: {row, refs: [sum]}}) => (sum === undefined || isStub(sum) ? 0 : sum.value - row.value.at)});
const measure = defineTask({name: 'measure', version: 1, input: {row: textCodec}, output: numberCodec, light: true, run: ({row}) => row.length + Number(row.slice(10, 16))});
const merge = defineTask({name: 'merge', version: 1, input: {left: numberCodec, right: numberCodec}, output: numberCodec, light: true, run: ({left, right}) => left + right});
const place = defineTask({name: 'place', version: 1, input: {row: textCodec}, output: jsonCodec<Place>('place'), light: true, run: ({row}) => ({order: orderOf(row), weight: row.length})});
const write = defineTask({name: 'write', version: 1, input: {rows: piecesCodec(textCodec)}, output: textCodec, run: ({rows}) => rows.join('')});

function scalePlan(feed: Feed): Plan {
  const mill = graph();
  const leaves = mill.source('leaves', leafCodec, feed);
  const texts = mill.map('texts', text, {leaf: leaves}, null);
  const sums = mill.group('sums', leaves, {spread, piece: numberCodec, gather, params: null});
  mill.map('shares', share, {leaf: mill.join('leaves with sums', leaves, refs, sums)}, null);
  mill.fold('length', texts, measure, merge);
  mill.shard('shards', texts, {place, write, target: shardBytes, params: null});
  return mill.plan;
}

/** Unlike the order of ids: a shard draws its rows from everywhere, as dates and hashes have it. */
function orderOf(row: string): string {
  return [...row.slice(0, 9)].reverse().join('');
}

function bucketOf(at: number): string {
  return `bucket ${Math.floor(at / perBucket)}`;
}
