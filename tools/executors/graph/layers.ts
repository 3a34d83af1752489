// Puts the nodes of a graph without circles into layers, each below all that it reads, and orders every layer so that few lines cross.
import type {GraphEdge} from './graph-picture.ts';

/** A place in a layer: a node, or where a long line passes by. */
export interface Slot {
  readonly id: string;
  readonly node: string | undefined;
  /** Slots of the layer above and of the one below that it has a line to. */
  readonly above: Slot[];
  readonly below: Slot[];
}

export interface Layered {
  readonly layers: readonly (readonly Slot[])[];
  /** Every line as the slots it runs through, from the top down. */
  readonly lines: readonly {readonly edge: GraphEdge; readonly through: readonly Slot[]}[];
}

export function layered(names: readonly string[], edges: readonly GraphEdge[]): Layered {
  const depth = depthsOf(names, edges);
  const layers: Slot[][] = [];
  const slots = new Map<string, Slot>();
  for (const name of names) slots.set(name, put(layers, depth.get(name) ?? 0, {id: name, node: name, above: [], below: []}));
  const lines = edges.flatMap((edge) => {
    const [from, to] = [slots.get(edge.from), slots.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const through = [from];
    for (let level = (depth.get(edge.from) ?? 0) + 1; level < (depth.get(edge.to) ?? 0); level++) {
      through.push(put(layers, level, {id: `${edge.from} → ${edge.to} ${level}`, node: undefined, above: [], below: []}));
    }
    through.push(to);
    for (const [at, slot] of through.entries()) {
      const next = through[at + 1];
      if (next === undefined) continue;
      slot.below.push(next);
      next.above.push(slot);
    }
    return [{edge, through}];
  });
  return {layers: ordered(layers), lines};
}

function put(layers: Slot[][], level: number, slot: Slot): Slot {
  (layers[level] ??= []).push(slot);
  return slot;
}

/** The longest way down to each. Inputs are declared before what reads them. */
function depthsOf(names: readonly string[], edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const name of names) depth.set(name, Math.max(0, ...edges.filter(({to}) => to === name).map(({from}) => (depth.get(from) ?? 0) + 1)));
  return depth;
}

const sweeps = 12;

/** Each slot moves to the middle of its neighbours, down and up in turn; the best order met is kept. */
function ordered(layers: readonly (readonly Slot[])[]): readonly (readonly Slot[])[] {
  let now = layers;
  let best = layers;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const down = sweep % 2 === 0;
    now = sorted(now, down);
    if (crossings(now) < crossings(best)) best = now;
  }
  return best;
}

function sorted(layers: readonly (readonly Slot[])[], down: boolean): readonly (readonly Slot[])[] {
  const result = [...layers];
  const order = down ? result.keys() : [...result.keys()].reverse();
  for (const level of order) {
    const place = placesIn(result[down ? level - 1 : level + 1] ?? []);
    const layer = [...(result[level] ?? [])].map((slot, at) => ({slot, at, middle: middleOf((down ? slot.above : slot.below).map((other) => place.get(other) ?? 0)) ?? at}));
    result[level] = layer.sort((a, b) => a.middle - b.middle || a.at - b.at).map(({slot}) => slot);
  }
  return result;
}

function crossings(layers: readonly (readonly Slot[])[]): number {
  let count = 0;
  for (const [level, layer] of layers.entries()) {
    const place = placesIn(layers[level + 1] ?? []);
    const ends = layer.flatMap((slot, from) => slot.below.map((other) => ({from, to: place.get(other) ?? 0})));
    for (const a of ends) for (const b of ends) if (a.from < b.from && a.to > b.to) count++;
  }
  return count;
}

function placesIn(layer: readonly Slot[]): ReadonlyMap<Slot, number> {
  return new Map(layer.map((slot, at) => [slot, at]));
}

function middleOf(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
