import test from 'ava';
import {explainBehind} from '../../../graph/explain/explain-behind.ts';
import {explainRow} from '../../../graph/explain/explain-row.ts';
import {feedState} from '../../../graph/explain/build-side.ts';
import {random} from '../rig/random.ts';
import {toyAddress, type World} from '../rig/toy-feed.ts';
import {nextWorld, randomThing} from '../rig/toy-history.ts';
import {rowsIn, thing, told} from './rig.ts';

const a = thing(3, {refs: ['b']});

test('explainRow() names the input that moved, old and new', async (t) => {
  const {compared} = await told({world: new Map([['a', a], ['b', thing(1)]])}, {world: new Map([['a', a], ['b', thing(2)]])});
  const {move, reason, inputs} = await explainRow(compared, {collection: 'totals', id: 'a'});
  t.is(move, 'changed');
  t.is(reason, 'inputs');
  t.like(inputs, {length: 1, 0: {collection: 'named', id: 'a', role: 'stays'}});
  // The join was followed to the row it names, which has another id.
  const named = await explainRow(compared, {collection: 'named', id: 'a'});
  t.like(named.inputs, {length: 1, 0: {collection: 'squares', id: 'b', before: await digest('before'), after: await digest('after')}});
  async function digest(side: 'before' | 'after') {
    return (await rowsIn(compared, compared[side], 'squares')).get('b');
  }
});

test('explainBehind() follows a row to the source that moved', async (t) => {
  const {compared} = await told({world: new Map([['a', a], ['b', thing(1)]])}, {world: new Map([['a', a], ['b', thing(2)]])});
  const total = await explainRow(compared, {collection: 'totals', id: 'a'});
  const behind = await explainBehind(compared, [total], {most: 50, breadth: 5});
  t.deepEqual(behind.map(({collection, id, reason}) => `${collection} ${id} ${reason}`), ['things b source', 'squares b inputs', 'named a inputs']);
});

test('explainRow() tells which parameter changed', async (t) => {
  const world = new Map([['a', a]]);
  const {compared} = await told({world}, {world, plus: 5});
  const {move, reason, making, inputs} = await explainRow(compared, {collection: 'sums', id: 'a'});
  t.deepEqual({move, reason, making, inputs}, {move: 'changed', reason: 'making', making: [{field: 'params', before: '0', after: '5'}], inputs: []});
});

test('explainRow() says where a wave stopped, at the row and behind it', async (t) => {
  // 1 and 8 have the same square modulo 7.
  const {compared} = await told({world: new Map([['a', a], ['b', thing(1)]])}, {world: new Map([['a', a], ['b', thing(8)]])});
  const square = await explainRow(compared, {collection: 'squares', id: 'b'});
  t.like(square, {move: 'unchanged', reason: 'same-result', inputs: {length: 1, 0: {collection: 'things', id: 'b'}}});
  const total = await explainRow(compared, {collection: 'totals', id: 'a'});
  t.like(total, {move: 'unchanged', reason: 'stopped-before', inputs: {length: 0}, stoppedAt: {length: 1, 0: {collection: 'squares', id: 'b'}}});
  t.is((await explainRow(compared, {collection: 'squares', id: 'a'})).reason, 'untouched');
});

test('explainRow() follows a bucket to the rows that spread into it', async (t) => {
  const both = {tags: ['#1a']};
  const {compared} = await told({world: new Map([['a', thing(1, both)], ['b', thing(2, both)]])}, {world: new Map([['a', thing(1, both)], ['b', thing(2)]])});
  const tag = await explainRow(compared, {collection: 'tags', id: '#1a'});
  t.like(tag, {move: 'changed', reason: 'inputs', inputs: {length: 1, 0: {collection: 'things', id: 'b', role: 'leaves'}}});
});

test('explainRow() knows rows that came, went, and a first build', async (t) => {
  const [one, two] = [new Map([['a', a]]), new Map([['b', thing(1)]])];
  const {compared} = await told({world: one}, {world: two});
  t.like(await explainRow(compared, {collection: 'squares', id: 'a'}), {move: 'gone', reason: 'inputs'});
  t.like(await explainRow(compared, {collection: 'things', id: 'b'}), {move: 'new', reason: 'source'});
  const first = await told({world: one});
  t.like(await explainRow(first.compared, {collection: 'things', id: 'a'}), {move: 'new', reason: 'first-build'});
});

test('explainRow() knows a row that could not be had before', async (t) => {
  const world = new Map([['a', a]]);
  const {compared} = await told({world, gone: new Set([toyAddress(3)])}, {world});
  const near = await explainRow(compared, {collection: 'nears', id: 'a'});
  t.like(near, {move: 'changed', reason: 'retried', making: {length: 0}, inputs: {length: 0}});
  t.regex(near.before ?? '', /^lost:missing/);
  // What is made from it has an input that moved.
  t.like(await explainRow(compared, {collection: 'sums', id: 'a'}), {move: 'changed', reason: 'inputs', inputs: {length: 1, 0: {collection: 'nears'}}});
});

test('feedState() gives what each build was frozen to', async (t) => {
  const {compared} = await told({world: new Map([['a', a]])}, {world: new Map()});
  t.is(Buffer.from((await feedState(compared, compared.after, 'things')) ?? []).toString(), '[]');
  t.is(await feedState(compared, compared.after, 'squares'), undefined);
});

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`explainRow() gives a cause that really differs for every row that moved, and none for others (seed ${seed})`, async (t) => {
    const dice = random(seed);
    let last: {world: World; plus: number} = {world: new Map(Array.from({length: 30}, (_, at) => [`t${at}`, randomThing(dice)])), plus: 0};
    const seen = new Map<string, number>();
    for (let step = 0; step < 4; step++) {
      const next = {world: nextWorld(last.world, dice), plus: dice.chance(3) ? last.plus + 1 : last.plus};
      const {compared} = await told(last, next);
      for (const {name, kind} of compared.after.plan.operators) {
        const [before, after] = [await rowsIn(compared, compared.before, name), await rowsIn(compared, compared.after, name)];
        for (const id of new Set([...before.keys(), ...after.keys()])) {
          const at = `${name} ${id} at step ${step}`;
          const story = await explainRow(compared, {collection: name, id});
          seen.set(story.reason, (seen.get(story.reason) ?? 0) + 1);
          t.is(story.move === 'unchanged', before.get(id) === after.get(id), at);
          t.deepEqual([story.before, story.after], [before.get(id), after.get(id)], at);
          for (const input of story.inputs) {
            const [old, now] = [await rowsIn(compared, compared.before, input.collection), await rowsIn(compared, compared.after, input.collection)];
            t.deepEqual([input.before, input.after], [old.get(input.id), now.get(input.id)], at);
            t.true(input.before !== input.after || input.role !== 'stays', at);
          }
          t.is(story.making.length > 0, name === 'sums' && next.plus !== last.plus, at);
          if (story.move === 'unchanged') {
            t.true(['same-result', 'stopped-before', 'untouched'].includes(story.reason), `${at}: ${story.reason}`);
            continue;
          }
          t.is(story.reason, kind === 'source' ? 'source' : story.making.length > 0 ? (story.inputs.length > 0 ? 'inputs-and-making' : 'making') : 'inputs', at);
          // The way back ends where the world moved, or at a row that only came or went.
          const behind = await explainBehind(compared, [story], {most: 200, breadth: 50});
          const moved = [story, ...behind].some(({reason, inputs}) => reason === 'source' || reason.endsWith('making') || inputs.some(({before, after}) => before === after));
          t.true(moved, at);
        }
      }
      last = next;
    }
    t.true((seen.get('inputs') ?? 0) > 50 && (seen.get('same-result') ?? 0) > 5, JSON.stringify([...seen]));
  });
}
