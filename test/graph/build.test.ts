import test from 'ava';
import {memoryStore} from '../../graph/store.ts';
import type {Operator} from '../../graph/operators/operator.ts';
import {random} from './rig/random.ts';
import {rowsOf, toyBuild} from './rig/toy-build.ts';
import type {Thing, World} from './rig/toy-feed.ts';
import {nextWorld, randomThing} from './rig/toy-history.ts';
import {sectionsOf, shadowOf, toyPipeline} from './rig/toy-pipeline.ts';

const long = process.env['GRISTMILL_LONG'] === '1';
const seeds = Array.from({length: long ? 300 : 30}, (_, at) => at + 1);

for (const seed of seeds) {
  test(`build() of a random history is what a clean build gives, at every step (seed ${seed})`, async (t) => {
    const dice = random(seed);
    const store = memoryStore();
    let world: World = new Map(Array.from({length: dice.int(30)}, (_, at) => [`t${at}`, randomThing(dice)]));
    for (let step = 0; step < 20; step++) {
      const plus = dice.chance(6) ? 1 : 0;
      const incremental = await toyBuild(world, {store, plus});
      const clean = await toyBuild(world, {plus});
      t.deepEqual(incremental.collections, clean.collections, `seed ${seed} step ${step}`);
      t.is(incremental.root, clean.root);
      world = nextWorld(world, dice);
    }
  });
}

test('build() with an operator that forgets removed rows is caught by the same oracle', async (t) => {
  let caught = 0;
  for (const seed of seeds.slice(0, 10)) {
    const dice = random(seed);
    const store = memoryStore();
    let world: World = new Map(Array.from({length: 20}, (_, at) => [`t${at}`, randomThing(dice)]));
    for (let step = 0; step < 10; step++) {
      const wrong = await toyBuild(world, {store, plan: withForgetful(world)});
      if (wrong.root !== (await toyBuild(world)).root) caught++;
      world = nextWorld(world, dice);
    }
  }
  t.true(caught > 0);
});

function withForgetful(world: World) {
  const {plan} = toyPipeline(world);
  const forgetful = (operator: Operator): Operator => ({
    ...operator,
    advance: (context, former, inputs, flow) => operator.advance(context, former, inputs.map(({rows, changes}) => ({rows, changes: changes.filter(({after}) => after !== undefined)})), flow),
  });
  return {...plan, operators: plan.operators.map((operator) => (operator.name === 'squares' ? forgetful(operator) : operator))};
}

test('build() gives every collection the rows that plain code gives', async (t) => {
  for (const seed of [11, 12, 13]) {
    const dice = random(seed);
    const store = memoryStore();
    let world: World = new Map();
    for (let step = 0; step < 8; step++) world = nextWorld(world, dice);
    await toyBuild(nextWorld(world, dice), {store});
    const built = await toyBuild(world, {store});
    const squareOf = ({value}: Thing) => (value < 0 ? {stub: 'negative: no square here'} : (value * value) % 7);
    const nearOf = ({value}: Thing) => (Math.abs(value) % 5) * 10;
    const sorted = [...world].sort(([a], [b]) => (a < b ? -1 : 1));
    t.deepEqual(await rowsOf(store, built, 'squares'), Object.fromEntries(sorted.map(([id, thing]) => [id, squareOf(thing)])));
    const sums = sorted.map(([id, thing]) => [id, thing.value < 0 ? squareOf(thing) : thing.value + Number(squareOf(thing)) + nearOf(thing)] as const);
    t.deepEqual(await rowsOf(store, built, 'sums'), Object.fromEntries(sums));
    const named = ({value, refs}: Thing) => refs.map((ref) => world.get(ref)).reduce((sum, other) => sum + (other === undefined ? 1000 : other.value < 0 ? 5000 : Number(squareOf(other))), value);
    t.deepEqual(await rowsOf(store, built, 'totals'), Object.fromEntries(sorted.map(([id, thing]) => [id, named(thing)])));
    const tags: Record<string, number[]> = {};
    for (const [, {tags: own, value}] of sorted) for (const tag of own) (tags[tag] ??= []).push(value);
    t.deepEqual(await rowsOf(store, built, 'tags'), tags);
    const placed = sorted.flatMap(([, thing]) => [thing, ...(thing.value % 5 === 4 ? [] : [shadowOf(thing)])].flatMap(({tags, value}, from) => tags.map((tag, at) => ({tag, value, at, from}))).sort((a, b) => a.at - b.at || a.from - b.from));
    const shadowed: Record<string, number[]> = {};
    for (const {tag, value} of placed) (shadowed[tag] ??= []).push(value);
    t.deepEqual(await rowsOf(store, built, 'tags and shadows'), shadowed);
    const mentioned = [...new Set(sorted.flatMap(([, {refs}]) => refs))].sort();
    t.deepEqual(await rowsOf(store, built, 'mentioned'), Object.fromEntries(mentioned.map((id) => [id, `the one called ${id}`])));
    const squares = sorted.map(([, thing]) => squareOf(thing)).filter((square) => typeof square === 'number');
    t.deepEqual(await rowsOf(store, built, 'all'), squares.length === 0 ? {} : {all: [squares.length, squares.reduce((a, b) => a + b, 0)]});
    const written = Object.entries(await rowsOf(store, built, 'shards')).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, rows]) => rows as number[]);
    const ordered = sums.filter(([, sum]) => typeof sum === 'number').map(([id, sum]) => [`${Number(sum) % 3}\0${id}`, sum] as const).sort(([a], [b]) => (a < b ? -1 : 1));
    t.deepEqual(written, ordered.map(([, sum]) => sum));
    const standing = sums.flatMap(([id, sum]) => (typeof sum !== 'number' || world.get(id)!.value % 11 === 10 ? [] : sectionsOf(world.get(id)!).map(({section, order = String(sum % 3)}) => ({section, key: [section, order, id].join('\0'), sum})))); // ids of things
    const sectioned = new Map<string, number[]>();
    for (const [id, rows] of Object.entries(await rowsOf(store, built, 'sectioned')).sort(([a], [b]) => (a < b ? -1 : 1))) sectioned.set(id.split('\0')[0]!, [...(sectioned.get(id.split('\0')[0]!) ?? []), ...(rows as number[])]); // an id has a first part
    const expected = Map.groupBy([...standing].sort((a, b) => (a.key < b.key ? -1 : 1)), ({section}) => section);
    t.deepEqual(Object.fromEntries(sectioned), Object.fromEntries([...expected].map(([section, rows]) => [section, rows.map(({sum}) => sum)])));
    t.deepEqual(await circles(store, built, 'circles'), plainCircles(world, ({friends}) => friends));
    t.deepEqual(await circles(store, built, 'ties'), plainCircles(world, ({friends, refs}) => [...friends, ...refs]));
  }
});

async function circles(...[store, built, name]: Parameters<typeof rowsOf>): Promise<string[][]> {
  return Object.values(await rowsOf(store, built, name)).map((row) => (row as {members: string[]}).members);
}

/** Union by repainting: slow, plain, and not ours to trust the engine for. */
function plainCircles(world: World, tiedTo: (thing: Thing) => readonly string[]): string[][] {
  const colour = new Map<string, string>();
  for (const thing of world.values()) {
    for (const friend of tiedTo(thing)) {
      const a = thing.tags[0] ?? 'none';
      const [x, y] = [colour.get(a) ?? a, colour.get(friend) ?? friend];
      colour.set(a, x).set(friend, y);
      for (const [id, other] of colour) if (other === y) colour.set(id, x);
    }
  }
  const groups = new Map<string, string[]>();
  for (const [id, mark] of colour) groups.set(mark, [...(groups.get(mark) ?? []), id]);
  return [...groups.values()].map((ids) => ids.sort()).sort(([a], [b]) => (a! < b! ? -1 : 1)); // groups are never empty
}
