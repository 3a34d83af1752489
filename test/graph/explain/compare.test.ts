import test from 'ava';
import {compareBuilds} from '../../../graph/explain/compare-builds.ts';
import {compareMaking} from '../../../graph/explain/compare-making.ts';
import {random} from '../rig/random.ts';
import {nextWorld, randomThing} from '../rig/toy-history.ts';
import {rowsIn, told} from './rig.ts';

test('compareMaking() names fields, and members of parameters by their path', (t) => {
  const before = [['task', 'cut'], ['version', '1'], ['params', '{"globs":["a"],"most":{"bytes":5,"lines":1},"same":1}']] as const;
  const after = [['task', 'cut'], ['version', '2'], ['params', '{"globs":["a","b"],"most":{"bytes":7,"lines":1},"new":null,"same":1}']] as const;
  t.deepEqual(compareMaking(before, after), [
    {field: 'version', before: '1', after: '2'},
    {field: 'params.globs', before: '["a"]', after: '["a","b"]'},
    {field: 'params.most.bytes', before: '5', after: '7'},
    {field: 'params.new', before: undefined, after: 'null'},
  ]);
  t.deepEqual(compareMaking(before, before), []);
});

test('compareMaking() takes a field that only one build has, and parameters that are no object, as they are spelled', (t) => {
  t.deepEqual(compareMaking([['gather params', '3']], [['gather params', '[1]'], ['resource x', 'y']]), [
    {field: 'gather params', before: '3', after: '[1]'},
    {field: 'resource x', before: undefined, after: 'y'},
  ]);
});

test('compareBuilds() finds what a reader of all rows finds', async (t) => {
  const dice = random(11);
  const world = new Map(Array.from({length: 40}, (_, at) => [`t${at}`, randomThing(dice)]));
  const {compared} = await told({world}, {world: nextWorld(world, dice), plus: 1});
  const found = await compareBuilds(compared);
  t.deepEqual(found.map(({name}) => name), compared.after.plan.operators.map(({name}) => name));
  for (const {name, rows, changes, making} of found) {
    const [before, after] = [await rowsIn(compared, compared.before, name), await rowsIn(compared, compared.after, name)];
    t.deepEqual(rows, {before: before.size, after: after.size});
    const moved = [...new Set([...before.keys(), ...after.keys()])].sort().filter((id) => before.get(id) !== after.get(id));
    t.deepEqual(changes.map(({id}) => id), moved, name);
    t.is(making.length, name === 'sums' ? 1 : 0);
  }
});

test('compareBuilds() opens no chunk of what is equal', async (t) => {
  const dice = random(12);
  const world = new Map(Array.from({length: 40}, (_, at) => [`t${at}`, randomThing(dice)]));
  const {compared} = await told({world}, {world});
  const opened: string[] = [];
  const counting = {...compared, chunks: {...compared.chunks, get: (digest: Parameters<typeof compared.chunks.get>[0]) => (opened.push(digest), compared.chunks.get(digest))}};
  t.true((await compareBuilds(counting)).every(({changes}) => changes.length === 0));
  t.deepEqual(opened, []);
});
