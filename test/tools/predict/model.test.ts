import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {AutoModelForCausalLM, AutoTokenizer, env, Tensor} from '@huggingface/transformers';
import {generate, type Wanted} from '../../../tools/executors/predict/generate.ts';
import {readTrainedModel} from '../../../tools/executors/predict/trained-model.ts';
import {writeModel} from '../../../tools/executors/predict/write-model.ts';
import {findRuntime, type Fed, type Session} from '../../../tools/executors/train/onnx/runtime.ts';
import {checkpointsOf, madeDocuments, python, smallModel, train, trainingFolder, writeRun} from '../train/trainer.ts';

const most = 12;
const greedy: Wanted = {most, end: undefined, ids: 64, temperature: 0, seed: 0};
const given = madeDocuments(5, 'given').map((ids, at) => ids.slice(0, 1 + 5 * at));
/** A letter for each id. */
const letters = Array.from({length: 64}, (_, id) => String.fromCodePoint(0x4e00 + id));
const tokenizerJson = JSON.stringify({version: '1.0', added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: {type: 'Fuse'}, truncation: null, padding: null, model: {type: 'BPE', vocab: Object.fromEntries(letters.map((letter, id) => [letter, id])), merges: []}});

for (const [name, changes] of Object.entries({'with keys that heads share': {}, 'with a head of its own and a key for each': {tied: false, keyHeads: 4}})) {
  test.serial(`an exported model ${name} says the same here, in transformers.js and in torch`, async (t) => {
    const folder = trainingFolder(t);
    const run = writeRun(folder, 'run', {model: {...smallModel, dropout: 0, ...changes}, epochs: 12, save: 1000});
    const trained = await train(run, {engine: 'onnx'});
    t.is(trained.code, 0, trained.err);
    const to = join(folder, 'models', 'small');
    await writeModel(to, await readTrainedModel(join(run, checkpointsOf(run).at(-1) ?? '')), {json: Buffer.from(tokenizerJson), end: {id: 0, content: letters[0] ?? ''}});
    t.deepEqual(readdirSync(to).sort(), ['config.json', 'generation_config.json', 'model.safetensors', 'onnx', 'tokenizer.json', 'tokenizer_config.json']);

    const answer = spawnSync(python, [new URL('greedy.py', import.meta.url).pathname, to], {input: JSON.stringify({given: given.map((ids) => [...ids]), most}), encoding: 'utf8'});
    const wanted: readonly (readonly number[])[] = JSON.parse(answer.stdout || `"${answer.stderr}"`);
    t.true(new Set(wanted.flat()).size > 5, 'It says more than one thing');
    t.deepEqual(await Promise.all(given.map(async (ids) => (await said(to, ids, greedy, {...smallModel, ...changes})).map(({id}) => id))), wanted);
    t.deepEqual(await theirs(folder, given), wanted);
  });
}

test.serial('generate(): a seed draws the same each time, ids that no text has are never taken, and it ends with its room or the end of a document', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'run', {model: {...smallModel, dropout: 0}, pause: 2});
  t.is((await train(run, {engine: 'onnx'})).code, 75);
  const to = join(folder, 'models', 'small');
  await writeModel(to, await readTrainedModel(join(run, 'step-00000002')), {json: Buffer.from(tokenizerJson), end: null});
  const ask = async (changes: Partial<Wanted>, ids = Int32Array.of(1, 2, 3)) => (await said(to, ids, {...greedy, ...changes}, smallModel)).map(({id}) => id);
  const drawn = await ask({temperature: 1, seed: 5, most: 40});
  t.deepEqual(await ask({temperature: 1, seed: 5, most: 40}), drawn);
  t.notDeepEqual(await ask({temperature: 1, seed: 6, most: 40}), drawn);
  // Nearly nothing is known yet: what is drawn is spread.
  t.true(new Set(drawn).size > 15);
  t.true((await ask({temperature: 1, ids: 4, most: 40})).every((id) => id < 4));
  t.is((await ask({temperature: 1, most: 1000})).length, 62, 'The last of 64 tokens was only predicted');
  t.deepEqual(await ask({temperature: 1, seed: 5, most: 40, end: drawn[7]}), drawn.slice(0, drawn.indexOf(drawn[7] ?? 0)));
  const [first] = await said(to, Int32Array.of(1, 2, 3), greedy, smallModel);
  t.true((first?.logProbability ?? 0) < 0 && (first?.logProbability ?? 0) > -Math.log(64) - 0.1);
  for (const ids of [new Int32Array(), new Int32Array(64)]) await t.throwsAsync(ask({}, ids), {message: /can be given 1 to 63 tokens/});
});

test.serial('an exported model takes rows of several lengths together, filled up on either side', async (t) => {
  const folder = trainingFolder(t);
  const run = writeRun(folder, 'run', {model: {...smallModel, dropout: 0}, pause: 2});
  t.is((await train(run, {engine: 'onnx'})).code, 75);
  const to = join(folder, 'small');
  await writeModel(to, await readTrainedModel(join(run, 'step-00000002')), {json: Buffer.from(tokenizerJson), end: null});
  const session = await opened(to);
  const logitsOf = async (rows: readonly (readonly (number | undefined)[])[]) => {
    const [count, length] = [rows.length, rows[0]?.length ?? 0];
    const past = [0, 1].flatMap((layer) => ['key', 'value'].map((kind) => `${layer}.${kind}`));
    const logits = new Float32Array(count * length * 64);
    const whole = (value: (id: number | undefined) => number) => ({values: BigInt64Array.from(rows.flat(), (id) => BigInt(value(id))), sizes: [count, length]});
    await session.run(
      new Map<string, Fed>([['input_ids', whole((id) => id ?? 63)], ['attention_mask', whole((id) => (id === undefined ? 0 : 1))], ...past.map((place) => [`past_key_values.${place}`, {values: new Float32Array(), sizes: [count, 2, 0, 8]}] as const)]),
      new Map<string, Fed & {readonly values: Float32Array}>([['logits', {values: logits, sizes: [count, length, 64]}], ...past.map((place) => [`present.${place}`, {values: new Float32Array(count * 2 * length * 8), sizes: [count, 2, length, 8]}] as const)]),
    );
    return rows.map((row, at) => logits.slice(64 * (length * at + row.findLastIndex((id) => id !== undefined))).slice(0, 64));
  };
  const [left, right, whole] = [[undefined, undefined, 5, 6, 7], [5, 6, 7, undefined, undefined], [1, 2, 3, 4, 5]];
  const [[alone], [other], together] = [await logitsOf([[5, 6, 7]]), await logitsOf([whole]), await logitsOf([left, right, whole])];
  for (const [at, wanted] of [alone, alone, other].entries()) t.true((together[at] ?? []).every((value, place) => Math.abs(value - (wanted?.[place] ?? Number.NaN)) < 1e-6), `row ${at}`);
});

async function said(folder: string, ids: Int32Array, wanted: Wanted, shape: {readonly layers: number; readonly heads: number; readonly keyHeads: number; readonly width: number; readonly vocab: number}) {
  const session = await opened(folder);
  return await Array.fromAsync(generate({session, shape, longest: 64}, ids, wanted));
}

async function opened(folder: string): Promise<Session> {
  const runtime = await findRuntime({threads: 1});
  if (typeof runtime === 'string') throw new Error(runtime);
  return await runtime.open(readFileSync(join(folder, 'onnx', 'model.onnx')));
}

async function theirs(folder: string, asked: readonly Int32Array[]): Promise<readonly (readonly number[])[]> {
  Object.assign(env, {allowRemoteModels: false, localModelPath: join(folder, 'models')});
  const model = await AutoModelForCausalLM.from_pretrained('small', {dtype: 'fp32', device: 'cpu'});
  const tokenizer = await AutoTokenizer.from_pretrained('small');
  const answers: number[][] = [];
  for (const ids of asked) {
    const {input_ids: read} = tokenizer([...ids].map((id) => letters[id]).join('')) as {readonly input_ids: Tensor};
    const out = await model.generate({inputs: read, max_new_tokens: most, do_sample: false, eos_token_id: 63_000} as never) as Tensor;
    answers.push(Array.from(out.data as BigInt64Array, Number).slice(ids.length));
  }
  return answers;
}
