import test from 'ava';
import {explainBehind} from '../../../graph/explain/explain-behind.ts';
import {explainRow} from '../../../graph/explain/explain-row.ts';
import type {Compared} from '../../../graph/explain/build-side.ts';
import {scanMap} from '../../../graph/merkle/read.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {datasetMeant} from '../../../tools/executors/look/answer.ts';
import {finishedBuild, openFinished, type FinishedBuild} from '../../../tools/executors/look/finished.ts';
import {random} from '../../graph/rig/random.ts';
import {step} from '../../mill/random-history.ts';
import {never} from '../../stages/source/git/rig.ts';
import {commandBench} from '../rig/command-bench.ts';
import {fakeHost} from '../rig/fake-host.ts';

// What a configuration may do between two builds.
const configurations = [{}, {}, {files: {maxBytes: 200}}, {commits: {merges: 'skip'}}, {shards: {targetBytes: 500}}] as const;
const [seeds, steps] = process.env['GRISTMILL_LONG'] === '1' ? [30, 8] : [3, 3];

for (let seed = 1; seed <= seeds; seed++) {
  test.serial(`every row of a random history that moved has a cause that really differs, and no other has one (seed ${seed})`, async (t) => {
    const dice = random(seed);
    const {root, repo, run, configure} = commandBench(t);
    repo.write('a.rs', 'fn main() {}\n');
    repo.commit('first');
    t.is((await run('build')).code, 0);
    const past: string[] = [];
    let moved = 0;
    for (let count = 0; count < steps; count++) {
      past.push(step(repo, dice, count));
      configure(dice.pick(configurations));
      t.is((await run('build')).code, 0);
      const finished = await openFinished(await datasetMeant({values: new Map()}, fakeHost({folder: root})), never);
      const [, last] = finished.history;
      if (last === undefined || last.root === finished.build.root) {
        await finished.close();
        continue;
      }
      const before = await finishedBuild(finished.store, finished.dataset, last);
      const compared: Compared = {...finished, before, after: finished.build};
      const sides = [await everyRow(finished.chunks, before), await everyRow(finished.chunks, finished.build)] as const;
      for (const {name, kind} of finished.build.plan.operators) {
        const [old, now] = [sides[0].get(name) ?? new Map<string, Digest>(), sides[1].get(name) ?? new Map<string, Digest>()];
        for (const id of new Set([...old.keys(), ...now.keys()])) {
          const at = `${name}/${id} after ${past.join(', ')}`;
          const story = await explainRow(compared, {collection: name, id});
          t.is(story.move === 'unchanged', old.get(id) === now.get(id), at);
          for (const input of story.inputs) {
            t.deepEqual([input.before, input.after], [sides[0].get(input.collection)?.get(input.id), sides[1].get(input.collection)?.get(input.id)], at);
            t.true(input.before !== input.after || input.role !== 'stays', at);
          }
          for (const {before, after} of story.making) t.not(before, after, at);
          if (story.move === 'unchanged') {
            t.true(['same-result', 'stopped-before', 'untouched'].includes(story.reason), at);
            continue;
          }
          moved++;
          t.true(kind === 'source' ? ['source', 'making'].includes(story.reason) : ['inputs', 'making', 'inputs-and-making'].includes(story.reason), `${at}: ${story.reason}`);
          const behind = await explainBehind(compared, [story], {most: 300, breadth: 300});
          t.true([story, ...behind].some(({reason, inputs}) => reason === 'source' || reason.endsWith('making') || inputs.some(({before, after}) => before === after)), at);
        }
      }
      await finished.close();
    }
    t.true(moved > 10, past.join(', '));
  });
}

async function everyRow(chunks: Compared['chunks'], {collections}: FinishedBuild): Promise<ReadonlyMap<string, ReadonlyMap<string, Digest>>> {
  const all = new Map<string, Map<string, Digest>>();
  for (const {name, maps} of collections) {
    const rows = new Map<string, Digest>();
    for await (const run of scanMap(chunks, maps.rows)) for (const {id, digest} of run) rows.set(id, digest);
    all.set(name, rows);
  }
  return all;
}
