import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {slidingCount} from '../../../stages/dataset/windows/sliding-windows.ts';
import {documents, judged, near, passesOf, seenOf, textsOf} from './judged.ts';
import {checkpointsOf, lossesOf, python, root, smallModel, sumsOf, train, trainingFolder, writeRun, type Told} from './trainer.ts';

const still = {...smallModel, dropout: 0};

test.serial('torch engine: killed at random moments, it ends with the same losses and the same bytes', async (t) => {
  const folder = trainingFolder(t);
  const [whole, killed] = [writeRun(folder, 'whole'), writeRun(folder, 'killed', {validation: {every: 2, positions: [1, 3, 4], ...seenOf(writeRun(folder, 'seen'))}})];
  const clean = await train(whole);
  t.is(clean.code, 0, clean.err);
  const kills = process.env['GRISTMILL_LONG'] === undefined ? 3 : 20;
  for (let at = 0; at < kills; at++) {
    // At a step or in the middle of what follows it: a save is in flight at every other one.
    const ended = await train(killed, {watch: ({event, step = 0}, child) => {
      if (event === 'step' && step > at + 1) child.kill('SIGKILL');
    }});
    t.true(ended.signal === 'SIGKILL' || ended.code === 0, ended.err);
  }
  const last = await train(killed);
  t.is(last.code, 0, last.err);
  t.true(lossesOf(whole).length > 10);
  // Looking at what is not taught changes nothing of what is learned.
  t.deepEqual(lossesOf(killed), lossesOf(whole));
  const looked = readFileSync(join(killed, 'events.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Told).filter(({event}) => event === 'evaluated');
  t.deepEqual(looked.map(({step}) => step), lossesOf(whole).map((_, at) => at + 1).filter((step) => step % 2 === 0 || step === lossesOf(whole).length));
  t.true(Number(looked.at(-1)?.['nats']) < Number(looked[0]?.['nats']));
  t.is(withoutMeta(sumsOf(killed)), withoutMeta(sumsOf(whole)));
  t.is(checkpointsOf(whole).length, 3, 'No more are kept than were asked for');
});

test.serial('torch engine: asked to end, it saves what it has and goes on there', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'asked', {epochs: 60, save: 1000});
  const asked = await train(run, {watch: ({event, step = 0}, child) => {
    if (event === 'step' && step > 4) child.kill('SIGTERM');
  }});
  t.is(asked.code, 75, asked.err);
  const saved = asked.told.findLast(({event}) => event === 'preempted')?.step ?? 0;
  t.deepEqual(checkpointsOf(run), [`step-${String(saved).padStart(8, '0')}`]);
  const whole = writeRun(folder, 'whole', {epochs: 60, save: 1000, pause: saved + 9});
  t.is((await train(whole)).code, 75);
  writeRun(folder, 'asked', {epochs: 60, save: 1000, pause: saved + 9});
  const last = await train(run);
  t.is(last.told[0]?.step, saved);
  t.is(lossesOf(run).length, saved + 9);
  t.deepEqual(lossesOf(run), lossesOf(whole));
  t.is(withoutMeta(sumsOf(run)), withoutMeta(sumsOf(whole)));
});

test.serial('torch engine: left alone by whoever started it, it saves and ends, and the next one waits for that', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'left', {epochs: 60, save: 1000});
  let next: ReturnType<typeof train> | undefined;
  const left = await train(run, {watch: ({event, step = 0}, child) => {
    if (event !== 'step' || step < 3 || next !== undefined) return;
    next = train(run, {watch: (told, second) => void (told.event === 'step' && second.kill('SIGTERM'))});
    (child.stdio[3] as Readable).destroy();
  }});
  t.is(left.code, 75, left.err);
  const after = await next;
  t.is(after?.code, 75, after?.err);
  const [saved = ''] = checkpointsOf(run);
  t.is(after?.told[0]?.step, Number(saved.slice(5)), 'It went on where the one before it stopped');
});

test.serial('torch engine: no flipped byte of a checkpoint is believed, the one before it is taken, and sha256sum agrees', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'run');
  t.is((await train(run)).code, 0);
  const [, former = '', newest = ''] = checkpointsOf(run);
  const [before, losses] = [sumsOf(run), lossesOf(run)];
  t.is(spawnSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], {cwd: join(run, newest)}).status, 0);
  const flips = spawnSync(python, [new URL('flips.py', import.meta.url).pathname, join(run, newest)], {encoding: 'utf8', env: {PYTHONPATH: join(root, 'trainer'), PYTHONDONTWRITEBYTECODE: '1'}});
  t.regex(flips.stdout, /^2\d\d tried\n\n$/, flips.stderr);

  const file = join(run, newest, 'optim.safetensors');
  const bytes = readFileSync(file);
  bytes.writeUInt8((bytes[bytes.length - 9] ?? 0) ^ 4, bytes.length - 9);
  writeFileSync(file, bytes);
  const again = await train(run);
  t.is(again.code, 0, again.err);
  t.like(again.told.slice(0, 2), [{event: 'damaged', checkpoint: newest}, {event: 'resume', step: Number(former.slice(5))}]);
  t.deepEqual(lossesOf(run), losses);
  t.is(sumsOf(run), before);
});

test.serial('torch engine: the loss is what Hugging Face\'s Llama has for the same texts one by one, packed or sliding', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'packed', {model: still, save: 4, pause: 5});
  const ended = await train(run);
  t.is(ended.code, 75, ended.err);
  const [pass] = passesOf(run);
  near(t, judged(join(run, 'step-00000004'), textsOf(run, [16, 17, 18, 19])), ended.told.find(({event, step}) => event === 'step' && step === 5)?.loss);

  const rules = {context: 40, target: 16, stride: 8};
  const stream = documents.flat();
  const count = slidingCount(stream.length, rules);
  const sliding = writeRun(folder, 'sliding', {model: still, save: 4, pause: 5, passes: [{...pass, samples: count, to: count, order: 'dataset', plan: {kind: 'sliding', ...rules}}]});
  const slid = await train(sliding);
  t.is(slid.code, 75, slid.err);
  const windows = [16, 17, 18, 19].map((at) => stream.slice(at * 8, at * 8 + 56).map(([id, weight], place) => [id, place < 40 ? 0 : weight] as const));
  near(t, judged(join(sliding, 'step-00000004'), windows), slid.told.find(({event, step}) => event === 'step' && step === 5)?.loss);
});

test.serial('torch engine: a run starts from the last checkpoint of its parent and of no other', async (t) => {
  const folder = trainingFolder(t);
  const parent = writeRun(folder, 'parent');
  t.is((await train(parent)).code, 0);
  const [unfinished = '', last = ''] = checkpointsOf(parent).slice(-2);
  const from = (name: string) => ({start: {kind: 'checkpoint', folder: join(parent, name), optimizer: false}, key: 'k2', resume: {k2: null}});
  const child = await train(writeRun(folder, 'child', {...from(last), parent: 'k1', pause: 2}));
  t.is(child.code, 75, child.err);
  for (const [name, changes, why] of [['stranger', {...from(last), parent: 'k9'}, /is of run k1, and not of k9/], ['early', {...from(unfinished), parent: 'k1'}, /is not the last one of its run/]] as const) {
    const refused = await train(writeRun(folder, name, changes));
    t.is(refused.code, 76);
    t.regex(refused.err, why);
  }
  writeFileSync(join(parent, 'run.json'), '{"format": "gristmill run 2"}');
  t.is((await train(parent)).code, 78);
});

test.serial('torch engine: two ranks see what one sees, and each goes on where the other stopped', async (t) => {
  const folder = trainingFolder(t);
  const one = writeRun(folder, 'one', {save: 3});
  t.is((await train(one)).code, 0);
  const two = writeRun(folder, 'two', {save: 3});
  const together = await train(two, {ranks: 2});
  t.is(together.code, 0, together.err);
  alike(t, losses(two), losses(one));

  const changing = writeRun(folder, 'changing', {save: 3, pause: 4});
  t.is((await train(changing)).code, 75);
  writeRun(folder, 'changing', {save: 3});
  const went = await train(changing, {ranks: 2});
  t.is(went.code, 0, went.err);
  alike(t, losses(changing), losses(one));
  // And back: what two ranks wrote, one reads.
  const {code, told} = await train(two);
  t.is(code, 0);
  t.like(told[0], {event: 'resume', ranks: 1});
});

function withoutMeta(sums: string): string {
  return sums.replace(/^.*meta\.json\n/m, '');
}

function losses(run: string): readonly number[] {
  return readFileSync(join(run, 'events.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as {readonly event: string; readonly loss: number}).filter(({event}) => event === 'step').map(({loss}) => loss);
}

function alike(t: ExecutionContext, got: readonly number[], wanted: readonly number[]): void {
  t.is(got.length, wanted.length);
  for (const [at, loss] of wanted.entries()) near(t, got[at] ?? Number.NaN, loss);
}
