import {existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {documentOf, trainingBench, type Documents, type TrainingBench} from './made-dataset.ts';

const texts = (name: string, count: number, version = 'as it was') => Array.from({length: count}, (_, at) => `${name}${at}: ${version} ${'x'.repeat((at * 7) % 90)}`);
const two: Documents = {code: texts('f', 12), changes: texts('c', 16)};

test('trainDataset: phases follow each other, each is trained once, and only what another rule or another parent changes is trained again', async (t) => {
  const bench = trainingBench(t);
  bench.build(two);
  const first = await bench.train();
  t.deepEqual([first.state, first.runs.map(({phase, state}) => `${phase} ${state}`)], ['done', ['code trained', 'changes trained']]);
  t.deepEqual(shownOf(bench), [...two['code'] ?? [], ...two['changes'] ?? []].map(documentOf).sort());
  t.is(readlinkSync(join(bench.out, 'checkpoints', 'changes_final')), `../finals/${first.last?.key}`);
  const again = await bench.train();
  t.deepEqual([again.state, again.runs], ['up-to-date', []]);

  // A rate of the second phase is no business of the first one.
  const other = await bench.train({config: {phases: {changes: {learningRate: 1e-5}}}});
  t.deepEqual(other.runs.map(({phase, state}) => `${phase} ${state}`), ['code reused', 'changes trained']);
  t.deepEqual((await bench.train()).runs.map(({phase, state}) => `${phase} ${state}`), ['code reused', 'changes reused']);
  const seeded = await bench.train({config: {seed: 5}});
  t.deepEqual(seeded.runs.map(({phase, state}) => `${phase} ${state}`), ['code trained', 'changes trained']);
  const fresh = await bench.train({fresh: true});
  t.deepEqual(fresh.runs.map(({phase, state}) => `${phase} ${state}`), ['code trained', 'changes trained']);
  t.true(existsSync(join(bench.out, 'retired', '1', 'lineage.json')));
});

test('trainDataset: stopped, or ended by the system, it goes on at the newest whole checkpoint', async (t) => {
  const bench = trainingBench(t);
  bench.build(two);
  const stopped = await bench.train({pause: 2});
  t.is(stopped.state, 'preempted');
  bench.engine.killAfter = 1;
  await bench.train();
  t.deepEqual(bench.engine.began.map(({phase, step}) => `${phase} ${step}`), ['code 0', 'code 2', 'code 3', 'changes 0']);
  const damaged = trainingBench(t);
  damaged.build(two);
  await damaged.train({pause: 3});
  const [run = ''] = readdirSync(join(damaged.out, 'runs'));
  writeFileSync(join(damaged.out, 'runs', run, 'step-00000003', 'optim.safetensors'), 'moments 4');
  await damaged.train({policy: {added: 'swap'}});
  t.deepEqual(shownOf(damaged), shownOf(bench));
});

test('trainDataset: what came is learned after all else with a part of what is known, or with what is left, or never, as is asked', async (t) => {
  const more: Documents = {code: [...two['code'] ?? [], 'g0: new'], changes: [...two['changes'] ?? [], ...texts('d', 6)]};
  const came = [...texts('d', 6), 'g0: new'].map(documentOf);
  const bench = trainingBench(t);
  bench.build(two);
  await bench.train({pause: 3});
  bench.build(more);
  // What is under way is finished first, with the shards that the build has removed.
  const delta = await bench.train();
  t.deepEqual([delta.state, delta.change?.decision, delta.change?.added], ['done', 'delta', {code: 1, changes: 6}]);
  t.deepEqual(bench.engine.began.map(({phase, step}) => `${phase} ${step}`), ['code 0', 'code 3', 'changes 0', 'code 0', 'changes 0']);
  const [full, later] = [shownBy(bench, 1, 2), shownBy(bench, 3, 4)];
  t.false(came.some((document) => full.has(document)));
  t.true(came.every((document) => later.has(document)));
  const replayed = [...later].filter((document) => !came.includes(document));
  t.true(replayed.length >= 1 && replayed.length <= 4, `${replayed.length} of before`);
  t.is((await bench.train()).state, 'up-to-date');

  for (const [added, learned] of [['pin', false], ['swap', true]] as const) {
    const other = trainingBench(t);
    other.build(two);
    await other.train({pause: 3});
    other.build(more);
    const {change} = await other.train({policy: {added}});
    t.is(change?.decision, added);
    t.is(came.slice(0, 6).every((document) => shownBy(other, 1, 2).has(document)), learned, added);
    t.is(other.engine.began.length, 3);
  }
});

test('trainDataset: what says something else or is gone before it was learned is swapped, so that nothing is shown twice and nothing old is shown any more', async (t) => {
  const bench = trainingBench(t);
  bench.build(two);
  await bench.train({pause: 2});
  const met = [...shownBy(bench, 1)];
  const unmet = (two['code'] ?? []).filter((text) => !met.includes(documentOf(text)));
  const [edited = '', gone = ''] = unmet;
  t.true(unmet.length > 3);
  const now = (two['code'] ?? []).filter((text) => text !== gone).map((text) => (text === edited ? `${text.split(':')[0]}: otherwise` : text));
  bench.build({...two, code: now});
  const {change} = await bench.train();
  t.deepEqual([change?.decision, change?.removed, change?.edited], ['swap', [], 0]);
  // A long one has several parts.
  const after = new Set([...bench.engine.shown].filter(([step]) => step.includes('-1-code')).slice(2).flatMap(([, documents]) => documents));
  t.deepEqual([...after].sort(), now.map(documentOf).filter((document) => !met.includes(document)).sort());
  t.is((await bench.train()).state, 'up-to-date');
});

test('trainDataset: a document that was learned and is gone is refused, kept, unlearned by going back, or by beginning again', async (t) => {
  const bench = trainingBench(t);
  bench.build(two);
  await bench.train({pause: 5});
  const victim = two['code']?.find((text) => shownAt(bench, 2).has(documentOf(text)) && !shownAt(bench, 0).has(documentOf(text)) && !shownAt(bench, 1).has(documentOf(text))) ?? '';
  t.not(victim, '');
  const without: Documents = {...two, code: (two['code'] ?? []).filter((text) => text !== victim)};
  bench.build(without);
  const refused = await t.throwsAsync(bench.train());
  t.like(refused, {kind: 'data-refused'});
  t.true(refused.message.includes(documentOf(victim).slice(0, 16)));
  t.is(bench.engine.began.length, 1, 'Nothing was trained');
  // The step that showed it was the third: the checkpoint of the second is the newest that knows nothing of it.
  const back = await bench.train({policy: {removed: 'rewind'}, pause: 3});
  t.regex(back.change?.backTo ?? '', /step-00000002$/);
  const done = await bench.train();
  t.is(done.state, 'done');
  t.false(finalDocuments(bench).has(documentOf(victim)));
  t.is((await bench.train()).state, 'up-to-date');

  for (const [removed, knows] of [['warn', true], ['retrain', false]] as const) {
    const other = trainingBench(t);
    other.build(two);
    await other.train();
    other.build(without);
    await t.throwsAsync(other.train(), {message: /^The model has learned from documents that are gone: /});
    await other.train({policy: {removed}});
    t.is(finalDocuments(other).has(documentOf(victim)), knows, removed);
  }
});

test('trainDataset: back it goes to the end of a phase that knew nothing, and shards that nobody speaks of are not kept', async (t) => {
  const bench = trainingBench(t);
  bench.build(two);
  await bench.train();
  const [victim = ''] = two['changes'] ?? [];
  for (const run of readdirSync(join(bench.out, 'runs'))) for (const name of readdirSync(join(bench.out, 'runs', run))) if (name.startsWith('step-')) rmSync(join(bench.out, 'runs', run, name), {recursive: true});
  bench.build({...two, changes: (two['changes'] ?? []).slice(1)});
  const {change} = await bench.train({policy: {removed: 'rewind'}});
  t.regex(change?.backTo ?? '', /finals\/[0-9a-f]{64}$/);
  t.deepEqual(bench.engine.began.map(({phase}) => phase), ['code', 'changes', 'changes']);
  t.false(finalDocuments(bench).has(documentOf(victim)));
  const kept = readdirSync(join(bench.out, 'shards'), {recursive: true}).map(String).filter((name) => name.endsWith('.bin'));
  t.false(kept.some((name) => readFileSync(join(bench.out, 'shards', name)).includes(Buffer.from(Int32Array.from(Buffer.from(victim)).buffer))));
});

test('trainDataset: another tokenizer is refused until it begins again, and a record that cannot be read is told', async (t) => {
  const bench = trainingBench(t);
  bench.build(two);
  await bench.train();
  bench.build(two, 'b'.repeat(64));
  t.like(await t.throwsAsync(bench.train()), {kind: 'tokenizer-changed'});
  t.is((await bench.train({fresh: true})).state, 'done');
  writeFileSync(join(bench.out, 'lineage.json'), '{');
  t.like(await t.throwsAsync(bench.train()), {kind: 'training-damaged'});
});

/** Of all steps, each document once. */
function shownOf({engine}: TrainingBench): readonly string[] {
  return [...new Set([...engine.shown.values()].flat())].sort();
}

/** Of runs by their numbers. */
function shownBy({engine}: TrainingBench, ...runs: readonly number[]): ReadonlySet<string> {
  return new Set([...engine.shown].filter(([step]) => runs.some((run) => step.includes(`-${run}-`))).flatMap(([, documents]) => documents));
}

function shownAt({engine}: TrainingBench, step: number): ReadonlySet<string> {
  return new Set([...engine.shown].find(([name]) => name.endsWith(` ${step}`))?.[1] ?? []);
}

/** What the model at the end has learned from, by what was shown and not by what a ledger says: the steps of its run and of those it starts from. */
function finalDocuments({out, engine}: TrainingBench): ReadonlySet<string> {
  interface Run {readonly name: string; readonly passes: readonly unknown[]; readonly key: string; readonly parent: {readonly key: string} | null}
  const lineage = JSON.parse(readFileSync(join(out, 'lineage.json'), 'utf8')) as {readonly rounds: readonly {readonly runs: readonly Run[]}[]};
  const runs = lineage.rounds.flatMap((round) => round.runs).filter(({passes}) => passes.length > 0);
  const chain: string[] = [];
  for (let run = runs.at(-1); run !== undefined; run = runs.find(({key}) => key === run?.parent?.key)) chain.push(run.name);
  return new Set([...engine.shown].filter(([step]) => chain.includes(step.split(' ')[0] ?? '')).flatMap(([, documents]) => documents));
}
