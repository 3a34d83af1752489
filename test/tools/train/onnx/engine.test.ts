import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import test from 'ava';
import {slidingCount} from '../../../../stages/dataset/windows/sliding-windows.ts';
import {documents, judged, near, passesOf, seenOf, textsOf} from '../judged.ts';
import {checkpointsOf, lossesOf, smallModel, sumsOf, train as trainWith, trainingFolder, writeRun as writeAnyRun, type Told} from '../trainer.ts';

const still = {...smallModel, dropout: 0};
const writeRun: typeof writeAnyRun = (folder, name, changes = {}) => writeAnyRun(folder, name, {model: still, ...changes});
const train = (run: string, watch: NonNullable<Parameters<typeof trainWith>[1]>['watch'] = () => {}) => trainWith(run, {engine: 'onnx', watch});

test.serial('onnx engine: killed at random moments, it ends with the same losses and the same bytes', async (t) => {
  const folder = trainingFolder(t);
  const [whole, killed] = [writeRun(folder, 'whole'), writeRun(folder, 'killed', {validation: {every: 2, positions: [1, 3, 4], ...seenOf(writeRun(folder, 'seen'))}})];
  const clean = await train(whole);
  t.is(clean.code, 0, clean.err);
  const kills = process.env['GRISTMILL_LONG'] === undefined ? 3 : 20;
  for (let at = 0; at < kills; at++) {
    // At a step, in the middle of what follows it, or of a save.
    const ended = await train(killed, ({event, step = 0}, child) => {
      if (step > at + 1 && (event === 'step' || event === 'saved')) child.kill('SIGKILL');
    });
    t.true(ended.signal === 'SIGKILL' || ended.code === 0, ended.err);
  }
  const last = await train(killed);
  t.is(last.code, 0, last.err);
  t.true(lossesOf(whole).length > 10);
  t.deepEqual(lossesOf(killed), lossesOf(whole));
  const looked = readFileSync(join(killed, 'events.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Told).filter(({event}) => event === 'evaluated');
  t.deepEqual(looked.map(({step}) => step), lossesOf(whole).map((_, at) => at + 1).filter((step) => step % 2 === 0 || step === lossesOf(whole).length));
  t.true(Number(looked.at(-1)?.['nats']) < Number(looked[0]?.['nats']));
  t.is(withoutMeta(sumsOf(killed)), withoutMeta(sumsOf(whole)));
  t.is(checkpointsOf(whole).length, 3, 'No more are kept than were asked for');
});

test.serial('onnx engine: asked to end, it saves what it has and goes on there', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'asked', {epochs: 60, save: 1000});
  const asked = await train(run, ({event, step = 0}, child) => {
    if (event === 'step' && step > 4) child.kill('SIGTERM');
  });
  t.is(asked.code, 75, asked.err);
  const saved = asked.told.findLast(({event}) => event === 'preempted')?.step ?? 0;
  t.deepEqual(checkpointsOf(run), [`step-${String(saved).padStart(8, '0')}`]);
  const whole = writeRun(folder, 'whole', {epochs: 60, save: 1000, pause: saved + 9});
  t.is((await train(whole)).code, 75);
  writeRun(folder, 'asked', {epochs: 60, save: 1000, pause: saved + 9});
  const last = await train(run);
  t.is(last.told[0]?.step, saved);
  t.deepEqual(lossesOf(run), lossesOf(whole));
  t.is(withoutMeta(sumsOf(run)), withoutMeta(sumsOf(whole)));
});

test.serial('onnx engine: left alone by whoever started it, it saves and ends, and the engine that waits for it, torch, goes on there', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'left', {epochs: 600, save: 100_000});
  const seen: {next?: ReturnType<typeof trainWith>; held?: number | null} = {};
  const lockOf = () => spawnSync('flock', ['--nonblock', join(run, 'lock'), 'true']).status;
  const left = await train(run, ({event, step = 0}, child) => {
    if (event !== 'step' || step < 3 || seen.next !== undefined) return;
    seen.held = lockOf();
    seen.next = trainWith(run, {watch: (told, second) => void (told.event === 'step' && second.kill('SIGTERM'))});
    (child.stdio[3] as Readable).destroy();
  });
  t.is(left.code, 75, left.err);
  t.is(seen.held, 1, 'Nobody else can lock it meanwhile');
  const after = await seen.next;
  t.is(after?.code, 75, after?.err);
  const [saved = ''] = checkpointsOf(run);
  t.is(after?.told[0]?.step, Number(saved.slice(5)), 'It went on where the one before it stopped');
  t.is(lockOf(), 0);
});

test.serial('onnx engine: a flipped byte of a checkpoint is not believed, the one before it is taken, and sha256sum agrees', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'run');
  t.is((await train(run)).code, 0);
  const [, former = '', newest = ''] = checkpointsOf(run);
  const [before, losses] = [sumsOf(run), lossesOf(run)];
  t.is(spawnSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], {cwd: join(run, newest)}).status, 0);
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

test.serial('onnx engine: the loss is what Hugging Face\'s Llama has for the same texts one by one, packed or sliding', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'packed', {save: 4, pause: 5});
  const ended = await train(run);
  t.is(ended.code, 75, ended.err);
  const [pass] = passesOf(run);
  near(t, judged(join(run, 'step-00000004'), textsOf(run, [16, 17, 18, 19])), ended.told.find(({event, step}) => event === 'step' && step === 5)?.loss);

  const rules = {context: 40, target: 16, stride: 8};
  const stream = documents.flat();
  const count = slidingCount(stream.length, rules);
  const sliding = writeRun(folder, 'sliding', {save: 4, pause: 5, passes: [{...pass, samples: count, to: count, order: 'dataset', plan: {kind: 'sliding', ...rules}}]});
  const slid = await train(sliding);
  t.is(slid.code, 75, slid.err);
  const windows = [16, 17, 18, 19].map((at) => stream.slice(at * 8, at * 8 + 56).map(([id, weight], place) => [id, place < 40 ? 0 : weight] as const));
  near(t, judged(join(sliding, 'step-00000004'), windows), slid.told.find(({event, step}) => event === 'step' && step === 5)?.loss);
});

test.serial('onnx engine: a run starts from the last checkpoint of its parent and of no other, and says what it cannot do', async (t) => {
  const folder = trainingFolder(t);
  const parent = writeRun(folder, 'parent');
  t.is((await train(parent)).code, 0);
  const [unfinished = '', last = ''] = checkpointsOf(parent).slice(-2);
  const from = (name: string) => ({start: {kind: 'checkpoint', folder: join(parent, name), optimizer: true}, key: 'k2', resume: {k2: null}});
  const child = await train(writeRun(folder, 'child', {...from(last), parent: 'k1', pause: 2}));
  t.is(child.code, 75, child.err);
  const meta = JSON.parse(readFileSync(join(folder, 'child', 'step-00000002', 'meta.json'), 'utf8')) as {readonly updates: number; readonly ledger: readonly {readonly run: string}[]};
  t.deepEqual([meta.updates, meta.ledger.map(({run}) => run)], [lossesOf(parent).length + 2, ['parent', 'parent', 'child']]);
  const mistakes = [
    ['stranger', {...from(last), parent: 'k9'}, 76, /is of run k1, and not of k9/], ['early', {...from(unfinished), parent: 'k1'}, 76, /is not the last one of its run/],
    ['wider', {...from(last), parent: 'k1', model: {...still, hidden: 96}}, 76, /The checkpoint is of another model: model\.layers\.0\.mlp\.gate_proj\.weight is \[64, 32\] and not \[96, 32\]/],
    ['dropped', {model: smallModel}, 78, /this engine has no dropout/], ['half', {precision: 'bfloat16'}, 78, /this engine trains float32 on a CPU, and not bfloat16 on cpu/],
    ['hub', {model: {kind: 'hub', base: 'b', vocab: 64, lora: null}}, 78, /this engine trains models from scratch alone/], ['later', {format: 'gristmill run 2'}, 78, /its format is "gristmill run 2"/],
  ] as const;
  for (const [name, changes, code, why] of mistakes) {
    const refused = await train(writeRun(folder, name, changes));
    t.is(refused.code, code, refused.err);
    t.regex(refused.err, why);
  }
});

test.serial('onnx and torch hand a run over to each other, and neither the loss nor the model shows it', async (t) => {
  const folder = trainingFolder(t);
  const steps = [5, 10, 15];
  const [alone, shared] = [writeRun(folder, 'alone', {epochs: 4, save: 100}), writeRun(folder, 'shared', {epochs: 4, save: 100})];
  t.is((await trainWith(writeRun(folder, 'alone', {epochs: 4, save: 100, pause: 15}))).code, 75);
  for (const [at, pause] of steps.entries()) {
    const ended = await trainWith(writeRun(folder, 'shared', {epochs: 4, save: 100, pause}), {engine: at === 1 ? 'torch' : 'onnx'});
    t.is(ended.code, 75, ended.err);
    t.is(ended.told[0]?.event, at === 0 ? 'start' : 'resume');
  }
  const [wanted, got] = [alone, shared].map((run) => lossesOf(run).map((line) => valueOf(line)));
  t.is(got?.length, 15);
  for (const [at, loss] of (wanted ?? []).entries()) t.true(Math.abs((got?.[at] ?? Number.NaN) - loss) <= 1e-5 * loss, `step ${at + 1}: ${got?.[at]} and ${loss}`);
  const metas = [alone, shared].map((run) => JSON.parse(readFileSync(join(run, 'step-00000015', 'meta.json'), 'utf8')) as Readonly<Record<string, unknown>>);
  const same = metas.map(({engine, loss, notes, ledger, ...rest}) => rest);
  t.deepEqual(same[0], same[1]);
  // What a checkpoint lists of the data does not depend on who wrote it, but for the name of the run.
  t.deepEqual(...(metas.map(({ledger}) => (ledger as readonly object[]).map((entry) => ({...entry, run: ''}))) as [object, object]));
});

/** Of "12: 0x1.8p+1", by another way than ours. */
function valueOf(line: string | undefined): number {
  const [, whole = '', fraction = '', power = ''] = /: 0x(\d)\.([0-9a-f]+)p([+-]\d+)$/.exec(line ?? '') ?? [];
  return Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(power) - 4 * fraction.length);
}

function withoutMeta(sums: string): string {
  return sums.replace(/^.*meta\.json\n/m, '');
}
