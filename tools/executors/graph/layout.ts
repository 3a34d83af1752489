// Gives every node of a layered graph its place, and every line its way. Equal graphs are drawn the same everywhere.
import type {GraphEdge} from './graph-picture.ts';
import {layered, type Layered, type Slot} from './layers.ts';

export interface Box {readonly name: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number}
export interface Point {readonly x: number; readonly y: number}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  /** Points that a line runs through, downwards. */
  readonly lines: readonly {readonly edge: GraphEdge; readonly points: readonly Point[]}[];
}

export interface Sizes {
  readonly width: number;
  readonly heightOf: (name: string) => number;
  /** Between boxes of one layer, and between layers. */
  readonly gap: Point;
}

/** How wide a passing line is. */
const lane = 16;
const rounds = 600;

export function layout(names: readonly string[], edges: readonly GraphEdge[], sizes: Sizes): Layout {
  const graph = layered(names, edges);
  const width = ({node}: Slot) => (node === undefined ? lane : sizes.width);
  const xs = places(graph, width, sizes.gap.x);
  const heights = graph.layers.map((layer) => Math.max(0, ...layer.map(({node}) => (node === undefined ? 0 : sizes.heightOf(node)))));
  const tops = heights.map((_, level) => heights.slice(0, level).reduce((sum, height) => sum + height + sizes.gap.y, 0));
  const left = Math.min(...graph.layers.flat().map((slot) => (xs.get(slot) ?? 0) - width(slot) / 2));
  const x = (slot: Slot) => Math.round((xs.get(slot) ?? 0) - left);
  const level = new Map(graph.layers.flatMap((layer, level) => layer.map((slot) => [slot, level] as const)));
  const span = (slot: Slot) => ({top: tops[level.get(slot) ?? 0] ?? 0, height: heights[level.get(slot) ?? 0] ?? 0});
  const boxes = graph.layers.flat().flatMap((slot) => (slot.node === undefined ? [] : [{name: slot.node, x: x(slot) - sizes.width / 2, y: span(slot).top, width: sizes.width, height: sizes.heightOf(slot.node)}]));
  const lines = graph.lines.map(({edge, through}) => ({
    edge,
    points: through.flatMap((slot, at) => {
      const {top, height} = span(slot);
      if (slot.node === undefined) return [{x: x(slot), y: top}, {x: x(slot), y: top + height}];
      return at === 0 ? [{x: x(slot), y: top + sizes.heightOf(slot.node)}] : [{x: x(slot) + entry(slot, through[at - 1], xs), y: top}];
    }),
  }));
  return {width: Math.max(...boxes.map((box) => box.x + box.width)), height: Math.max(...boxes.map((box) => box.y + box.height)), boxes, lines};
}

/** Lines that end at one box end side by side, in the order they come from. */
function entry(slot: Slot, from: Slot | undefined, xs: ReadonlyMap<Slot, number>): number {
  const sources = [...slot.above].sort((a, b) => (xs.get(a) ?? 0) - (xs.get(b) ?? 0));
  return from === undefined ? 0 : (sources.indexOf(from) - (sources.length - 1) / 2) * 20;
}

interface Pull {readonly to: number; readonly force: number}

/** A long line is kept straight, and rather than a short one. */
function forceBetween(a: Slot, b: Slot): number {
  return a.node === undefined && b.node === undefined ? 8 : a.node === undefined || b.node === undefined ? 2 : 1;
}

/** The middle of each slot: as near to the middle of its neighbours as the others of its layer allow. */
function places({layers}: Layered, width: (slot: Slot) => number, gap: number): ReadonlyMap<Slot, number> {
  const xs = new Map<Slot, number>();
  for (const layer of layers) spread(layer, layer.map(() => ({to: 0, force: 1})));
  for (let round = 0; round < rounds; round++) {
    const down = round % 2 === 0;
    for (const layer of down ? layers : layers.toReversed()) {
      spread(layer, layer.map(pull));
    }
  }
  return xs;

  /** Where its lines pull a slot, and how hard. As hard as each pulls at the other end: so it all comes to rest. */
  function pull(slot: Slot): Pull {
    const ends = [...slot.above, ...slot.below].map((other) => ({to: xs.get(other) ?? 0, force: forceBetween(slot, other)}));
    const force = ends.reduce((sum, end) => sum + end.force, 0);
    return force === 0 ? {to: xs.get(slot) ?? 0, force: 1} : {to: ends.reduce((sum, end) => sum + end.to * end.force, 0) / force, force};
  }

  /** Runs of slots that would overlap are pooled, and pushed to where they disturb the least. */
  function spread(layer: readonly Slot[], pulls: readonly Pull[]): void {
    const offsets: number[] = [];
    for (const [at, slot] of layer.entries()) {
      const before = layer[at - 1];
      offsets.push(before === undefined ? 0 : (offsets[at - 1] ?? 0) + width(before) / 2 + gap + width(slot) / 2);
    }
    const runs: {sum: number; weight: number; count: number}[] = [];
    for (const [at, {to, force}] of pulls.entries()) {
      let run = {sum: (to - (offsets[at] ?? 0)) * force, weight: force, count: 1};
      for (let last = runs.at(-1); last !== undefined && last.sum / last.weight > run.sum / run.weight; last = runs.at(-1)) {
        run = {sum: last.sum + run.sum, weight: last.weight + run.weight, count: last.count + run.count};
        runs.pop();
      }
      runs.push(run);
    }
    let at = 0;
    for (const {sum, weight, count} of runs) for (let left = count; left > 0; left--, at++) xs.set(layer[at]!, sum / weight + (offsets[at] ?? 0)); // as many as the runs count
  }
}
