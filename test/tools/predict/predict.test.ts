import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {AutoModelForCausalLM, AutoTokenizer, env, type Tensor} from '@huggingface/transformers';
import test, {type ExecutionContext} from 'ava';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import type {Prediction} from '../../../tools/executors/predict/predictor.ts';
import type {TrainReport} from '../../../tools/executors/train/training.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

const line = 'def twice(number):\n    return number + number\n';

test('predict: what a model has learned by heart follows its beginning, here, served, and in transformers.js', async (t) => {
  const place = await trained(t);
  const [given, rest] = ['// File: a.py\n\ndef twice(', 'number):\n    return number + number\n'];
  const asked = ['predict', 'text', given, '--tokens', '60'];
  const said = await place.ask<Prediction & {readonly model: {readonly phase: string}}>(...asked);
  t.true(said.text.startsWith(rest), said.text);
  t.is(said.model.phase, 'all');
  t.true(said.tokens.every(({logProbability}) => logProbability <= 0) && said.tokens.length > 5);
  t.is((await place.run(...asked)).out, `${said.text}\n`);
  t.is((await place.ask<Prediction>('predict', 'text', given, '--tokens', '3')).ended, 'most');
  // Longer than the model sees: its last part is.
  const long = await place.ask<Prediction>('predict', 'text', 'x = 1\n'.repeat(60) + given, '--tokens', '8');
  t.true(long.unseen > 0 && long.tokens.length === 8, JSON.stringify(long));
  t.true((await place.ask<Prediction>('predict', 'text')).text.length > 0);

  const to = join(place.root, 'models', 'small');
  t.regex((await place.run('predict', 'export', to)).out, /^Wrote the model of all to /);
  t.is((await place.run('predict', 'export', to)).code, 0, 'A model is replaced');
  t.is(await theirs(join(place.root, 'models'), given, said.tokens.length), said.tokens.map(({id}) => id).join());

  const other = join(place.root, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'thesis.txt'), '');
  const refused = await place.run('predict', 'export', other);
  t.is(refused.code, 2);
  t.regex(refused.err, /predict export: expected a folder that is new, empty or a model, got ".*other", which has "thesis\.txt"/);
  t.is(readFileSync(join(other, 'thesis.txt'), 'utf8'), '');

  const host = place.host({env: {GRISTMILL_PREDICT_TOKEN: 'a-token-of-some-length'}});
  const ended = runCommand(['predict', 'serve', '--json'], host);
  const address = await addressIn(host.err);
  const answer = await fetch(address, {method: 'POST', headers: {authorization: 'Bearer a-token-of-some-length', 'content-type': 'application/json'}, body: JSON.stringify({text: given, tokens: 60})});
  const {model, ...wanted} = said;
  t.deepEqual(await answer.json(), wanted);
  t.notRegex(host.err(), /a-token-of-some-length/);
  host.interrupt();
  t.is(await ended, 0);
  t.like(JSON.parse(host.out()), {answered: 1});
});

test('predict: mistakes are told before anything is loaded', async (t) => {
  const place = commandBench(t);
  for (const [words, why] of [
    [['txt'], /predict: expected "text", "serve" or "export", got "txt". Did you mean "text"\?/], [['export'], /predict export: expected the folder to write to, got none/], [['serve', 'x'], /predict serve: expected nothing behind it, got "x"/],
    [['text', 'a', '--tokens', '0'], /--tokens: expected a whole number from 1 to 4096, got "0"/], [['text', 'a', '--temperature', '11'], /--temperature: expected a number from 0 to 10, got "11"/], [['serve', '--port', '70000'], /--port/],
  ] as const) {
    const {code, err} = await place.run('predict', ...words);
    t.is(code, 2);
    t.regex(err, why);
  }
});

/** So often that it is known by heart. */
async function trained(t: ExecutionContext): Promise<CommandBench> {
  const place = commandBench(t);
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) place.repo.write(`${name}.py`, line);
  place.repo.commit('Add them');
  place.configure({commits: false, train: {engine: 'onnx', model: {width: 64, layers: 2, heads: 2}, length: 128, batch: 2, epochs: 300, learningRate: 0.004, save: 10_000}});
  await place.ask('build');
  t.true(((await place.ask<TrainReport>('train')).runs[0]?.loss ?? 9) < 0.1);
  return place;
}

async function addressIn(err: () => string): Promise<string> {
  for (;;) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/predict/.exec(err()) ?? [];
    if (address !== undefined) return address;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function theirs(models: string, text: string, most: number): Promise<string> {
  Object.assign(env, {allowRemoteModels: false, localModelPath: models});
  const [model, tokenizer] = [await AutoModelForCausalLM.from_pretrained('small', {dtype: 'fp32', device: 'cpu'}), await AutoTokenizer.from_pretrained('small')];
  const {input_ids: inputs} = tokenizer(text, {add_special_tokens: false}) as {readonly input_ids: Tensor};
  const out = await model.generate({inputs, max_new_tokens: most, do_sample: false} as never) as Tensor;
  return Array.from(out.data as BigInt64Array, Number).slice(inputs.dims[1]).slice(0, most).join();
}
