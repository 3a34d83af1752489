import test from 'ava';
import {layout, type Box} from '../../../tools/executors/graph/layout.ts';
import {random} from '../../graph/rig/random.ts';

const sizes = {width: 200, heightOf: (name: string) => 40 + (name.length % 4) * 16, gap: {x: 20, y: 50}};

/** A graph without circles: each node reads some that were declared before it. */
function randomGraph(seed: number) {
  const dice = random(seed);
  const names = Array.from({length: 1 + dice.int(30)}, (_, at) => `node ${'x'.repeat(at % 5)}${at}`);
  const edges = names.flatMap((to, at) => Array.from({length: dice.int(4)}, () => names[dice.int(at + 1)] ?? '').filter((from, place, all) => from !== to && all.indexOf(from) === place).map((from) => ({from, to})));
  return {names, edges};
}

for (let seed = 1; seed <= 40; seed++) {
  test(`layout() lets no boxes overlap, no line run upwards or through a box, and nothing depend on chance (seed ${seed})`, (t) => {
    const {names, edges} = randomGraph(seed);
    const drawn = layout(names, edges, sizes);
    t.deepEqual(drawn, layout(names, edges, sizes));
    t.deepEqual(drawn.boxes.map(({name}) => name).sort(), [...names].sort());
    t.is(drawn.lines.length, edges.length);
    for (const a of drawn.boxes) {
      t.true(a.x >= 0 && a.y >= 0 && a.x + a.width <= drawn.width && a.y + a.height <= drawn.height);
      for (const b of drawn.boxes) t.true(a === b || apart(a, b), `${a.name} and ${b.name}`);
    }
    const boxOf = new Map(drawn.boxes.map((box) => [box.name, box]));
    for (const {edge, points} of drawn.lines) {
      const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)];
      t.is(points[0]?.y, (from?.y ?? 0) + (from?.height ?? 0));
      t.is(points.at(-1)?.y, to?.y);
      for (const [at, {y}] of points.entries()) t.true(at === 0 || y >= (points[at - 1]?.y ?? 0), `${edge.from} → ${edge.to}`);
      for (const {x, y} of points.slice(1, -1)) t.false(drawn.boxes.some((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height), `${edge.from} → ${edge.to}`);
    }
  });
}

test('layout() draws a chain as a straight line, and a fork with its stem in the middle', (t) => {
  const x = (names: readonly string[], edges: readonly {from: string; to: string}[]) => new Map(layout(names, edges, sizes).boxes.map((box) => [box.name, box.x]));
  const chain = x(['a', 'b', 'c'], [{from: 'a', to: 'b'}, {from: 'b', to: 'c'}]);
  t.is(new Set(chain.values()).size, 1);
  const fork = x(['a', 'b', 'c'], [{from: 'a', to: 'b'}, {from: 'a', to: 'c'}]);
  t.is((fork.get('a') ?? 0) * 2, (fork.get('b') ?? 0) + (fork.get('c') ?? 0));
});

function apart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}
