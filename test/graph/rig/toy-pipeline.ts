// A pipeline over toy things that uses every operator: arithmetic only, the proof that the engine knows no domain.
import {graph, type Graph} from '../../../graph/graph.ts';
import type {Edge} from '../../../graph/operators/cluster.ts';
import type {Section} from '../../../graph/operators/placements.ts';
import type {SpliceParams} from '../../../graph/operators/splice.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {whole} from '../../../graph/value/whole.ts';
import {thingCodec, toyAddress, toyFeed, type Thing, type World} from './toy-feed.ts';

export const numberCodec: Codec<number> = jsonCodec('number');
const namesCodec: Codec<readonly string[]> = jsonCodec('names');
export const edgesCodec: Codec<readonly Edge[]> = jsonCodec('edges');
const listCodec: Codec<readonly number[]> = jsonCodec('numbers');

/** A number that lies in a foreign place: encoded as its address, decoded from what the loader brings. */
const farCodec: Codec<{address: Digest; text: string}> = {
  name: 'far number',
  links: ({address}) => [address],
  encode: () => new Uint8Array(),
  decode: (_bytes, [part]) => ({address: part!.digest, text: 'stub' in part! ? '' : Buffer.from(whole(part).bytes).toString()}), // one link
};

export const square = defineTask({name: 'square', version: 1, input: {thing: thingCodec}, output: numberCodec, run: ({thing}) => (thing.value < 0 ? {stub: 'negative: no square here'} : (thing.value * thing.value) % 7)});
const far = defineTask({name: 'far', version: 1, input: {thing: thingCodec}, output: farCodec, light: true, run: ({thing}) => ({address: toyAddress(Math.abs(thing.value) % 5), text: ''})});
const near = defineTask({name: 'near', version: 1, input: {far: farCodec}, output: numberCodec, run: ({far}) => Number(far.text)});
export const add = defineTask({name: 'add', version: 1, input: {thing: thingCodec, square: numberCodec, near: numberCodec}, output: numberCodec, run: ({thing, square, near}, plus: number) => thing.value + square + near + plus});
const refs = defineTask({name: 'refs', version: 1, input: {row: thingCodec}, output: namesCodec, light: true, run: ({row}) => row.refs});
const total = defineTask({name: 'total', version: 1, input: {joined: joinedCodec(thingCodec, numberCodec)}, output: numberCodec, run: ({joined}) => joined.refs.reduce<number>((sum, ref) => sum + (ref === undefined ? 1000 : isStub(ref) ? 5000 : ref.value), joined.row.value.value)});
const spread = defineTask({name: 'spread', version: 1, input: {row: thingCodec}, output: namesCodec as Codec<never>, light: true, run: ({row}) => row.tags.map((bucket) => ({bucket, piece: row.value})) as never});
const gather = defineTask({name: 'gather', version: 1, input: {pieces: piecesCodec(numberCodec)}, output: listCodec, run: ({pieces}) => pieces});
/** Rows with the ids of others, with other values under some of their tags. */
export const shadowOf = ({value, tags, ...thing}: Thing): Thing => ({...thing, value: value + 100, tags: tags.slice(1).concat(value % 3 === 0 ? ['x'] : [])});
const shadow = defineTask({name: 'shadow', version: 1, input: {thing: thingCodec}, output: thingCodec, run: ({thing}) => (thing.value % 5 === 4 ? {stub: 'no shadow'} : shadowOf(thing))});
const nameCodec: Codec<string> = jsonCodec('name');
const mentions = defineTask({name: 'mentions', version: 1, input: {row: thingCodec}, output: namesCodec as Codec<never>, light: true, run: ({row}) => row.refs.map((bucket) => ({bucket, piece: `the one called ${bucket}`})) as never});
const friends = defineTask({name: 'friends', version: 1, input: {thing: thingCodec}, output: edgesCodec, run: ({thing}) => thing.friends.map((b) => ({a: thing.tags[0] ?? 'none', b, evidence: `friend ${thing.value % 2}`}))});
/** The same edges lie in both collections, under the same rows and at the same places. */
const peers = defineTask({name: 'peers', version: 1, input: {thing: thingCodec}, output: edgesCodec, light: true, run: ({thing}) => thing.refs.map((b) => ({a: thing.tags[0] ?? 'none', b, evidence: `friend ${thing.value % 2}`}))});
const measure = defineTask({name: 'measure', version: 1, input: {row: numberCodec}, output: listCodec, run: ({row}) => [1, row]});
const merge = defineTask({name: 'merge', version: 1, input: {left: listCodec, right: listCodec}, output: listCodec, light: true, run: ({left, right}) => [left[0]! + right[0]!, left[1]! + right[1]!]});
const place = defineTask({name: 'place', version: 1, input: {row: numberCodec}, output: listCodec as Codec<never>, light: true, run: ({row}) => ({order: String(row % 3), weight: 1 + (row % 9)}) as never});
const write = defineTask({name: 'write', version: 1, input: {rows: piecesCodec(numberCodec)}, output: listCodec, run: ({rows}) => rows});
/** Refuses to be of use where it would give the same as `write` by chance: pieces that hold nothing are a mistake of the engine. */
export const splice = defineTask({
  name: 'splice',
  version: 1,
  input: {shards: piecesCodec(listCodec), rows: piecesCodec(numberCodec)},
  output: listCodec,
  run: ({shards, rows}, {pieces}: SpliceParams) =>
    pieces.flatMap(([shard, from, to]) => {
      const held = [...shards, rows].at(shard)?.slice(from, to) ?? [];
      if (held.length !== to - from || to <= from) throw new Error('A piece holds something else than it says');
      return held;
    }),
});

/** As many sections as tags, some under an order of their own; a thing that refers to nothing stands in the first one again, behind all others. */
export function sectionsOf({value, tags, refs}: Thing): readonly Section[] {
  const own = tags.map((section, at): Section => ({section, ...(at > 0 && {order: `${value % 2}`})}));
  return [...own, ...(refs.length === 0 ? own.slice(0, 1).map(({section}) => ({section, order: 'z'})) : [])];
}
const sectionsCodec: Codec<readonly Section[]> = jsonCodec('sections');
const stand = defineTask({name: 'stand', version: 1, input: {thing: thingCodec}, output: sectionsCodec, run: ({thing}) => (thing.value % 11 === 10 ? {stub: 'stands nowhere'} : sectionsOf(thing))});

export function toyPipeline(world: World, plus = 0): Graph {
  const toy = graph();
  const things = toy.source('things', thingCodec, toyFeed(world));
  const squares = toy.map('squares', square, {thing: things}, null);
  const nears = toy.map('nears', near, {far: toy.map('fars', far, {thing: things}, null)}, null);
  const sums = toy.map('sums', add, {thing: things, square: squares, near: nears}, plus);
  const named = toy.join('named', things, refs, squares);
  toy.map('totals', total, {joined: named}, null);
  toy.group('tags', things, {spread, piece: numberCodec, gather, params: null});
  toy.group('tags and shadows', [things, toy.map('shadows', shadow, {thing: things}, null)], {spread, piece: numberCodec, gather, params: null});
  toy.distinct('mentioned', things, {spread: mentions, piece: nameCodec});
  const befriended = toy.map('friends', friends, {thing: things}, null);
  toy.cluster('circles', befriended);
  toy.cluster('ties', befriended, toy.map('peers', peers, {thing: things}, null));
  toy.fold('all', squares, measure, merge);
  toy.shard('shards', sums, {place, write, splice, target: 40, params: null});
  toy.shard('sectioned', sums, {place, sections: toy.map('standings', stand, {thing: things}, null), write, splice, target: 12, params: null});
  return toy;
}
