import {chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {watch} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {parse} from 'yaml';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';
import {askPython} from '../../rig/trainer-python.ts';
import {modelConfig} from '../../../stages/train/outside/model-config.ts';
import {parametersOf} from '../../../stages/train/train-rules.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import type {TrainConfig} from '../../../tools/dataset-config/train-config.ts';
import type {OutsideReport} from '../../../tools/executors/train/outside/run-outside.ts';

const phases = [{name: 'code', where: {kinds: ['file']}}, {name: 'test-changes'}];

async function bench(t: ExecutionContext, train: TrainConfig = {}): Promise<CommandBench> {
  const place = commandBench(t);
  for (const name of ['a', 'b', 'c', 'd']) {
    place.repo.write(`${name}.py`, `def ${name}():\n    return ${'x + '.repeat(30)}1\n`);
    place.repo.commit(`Add ${name}`);
  }
  configure(place, train);
  await place.ask('build');
  return place;
}

function configure(place: CommandBench, train: TrainConfig = {}, more: object = {}): void {
  place.configure({phases, identifiers: {minLines: 1}, split: {method: 'random', shares: {train: 60, val: 40, test: 0}}, train: {length: 64, batch: 4, micro: 2, command: {tokenizer: './tokenizer', flavor: 'llama3/debugmodel'}, ...train}, ...more});
}

test('train --write: every trainer gets files that say the same anywhere, and reads data that is the dataset', async (t) => {
  const place = await bench(t);
  mkdirSync(join(place.root, 'base'));
  writeFileSync(join(place.root, 'base', 'config.json'), JSON.stringify({vocab_size: 100_000, hidden_size: 64, num_hidden_layers: 1, num_attention_heads: 1}));
  writeFileSync(join(place.root, 'base', 'model.safetensors.index.json'), JSON.stringify({metadata: {total_size: 10_000_000}}));
  const written = await place.ask<OutsideReport>('train', '--write', 'nemo');
  t.deepEqual([written.state, written.runs, written.phases.map(({phase, file, start}) => [phase, file, start[0]?.join(' ')])], ['written', null, [['code', '1-code.yaml', 'automodel 1-code.yaml'], ['test-changes', '2-test-changes.yaml', 'automodel 2-test-changes.yaml']]]);
  t.true(written.unsaid.some(({option}) => option === 'weights'), 'Answers alone are trained');
  const {dataset} = parse(readFileSync(join(written.to, '1-code.yaml'), 'utf8')) as {readonly dataset: {readonly paths: readonly string[]}};
  const stems = dataset.paths.filter((_, at) => at % 2 === 1);
  for (const stem of stems) t.deepEqual(readFileSync(join(written.to, `${stem}.bin`)), readFileSync(join(place.out, `${stem}.bin`)));

  const elsewhere = await place.ask<OutsideReport>('train', '--write', 'nemo', '--to', 'far/away/nemo');
  t.deepEqual(trees(elsewhere.to).map(([name]) => name), trees(written.to).map(([name]) => name));
  await place.ask('train', '--write', 'axolotl', '--to', 'a');
  await place.ask('train', '--write', 'axolotl', '--to', 'b');
  t.deepEqual(trees(join(place.root, 'a')), trees(join(place.root, 'b')));

  // Axolotl's lines: all tokens of the shards, in their order, and what is shown is not trained.
  const lines = (file: string) => readFileSync(join(place.root, 'a', 'data', file, 'train.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as {readonly input_ids: readonly number[]; readonly labels: readonly number[]});
  const ids = stems.flatMap((stem) => [...new Int32Array(new Uint8Array(readFileSync(join(written.to, `${stem}.bin`))).buffer)]);
  t.deepEqual(joined(lines('1-code').map(({input_ids}) => input_ids)), ids);
  t.true(lines('1-code').every(({input_ids, labels}) => input_ids.length <= 64 && labels.every((label, at) => label === input_ids[at])));
  const plans = lines('2-test-changes').filter(({labels}) => labels.includes(-100));
  t.true(plans.length > 0 && plans.every(({input_ids, labels}) => labels.every((label, at) => label === -100 || label === input_ids[at])));

  // Texts, as the library reads them that trainers read them with; a phase that is called "test" is train all the same.
  configure(place, {model: {base: './base'}, command: {writes: 'llama-factory'}, engine: 'command'});
  const factory = await place.ask<OutsideReport>('train');
  t.is(factory.state, 'written');
  configure(place);
  const titan = await place.ask<OutsideReport>('train', '--write', 'torchtitan');
  const info = JSON.parse(readFileSync(join(factory.to, 'data/dataset_info.json'), 'utf8')) as Readonly<Record<string, {readonly file_name: string}>>;
  t.deepEqual(Object.keys(info), ['1-code', '2-test-changes', 'val']);
  const read = askPython<readonly (readonly string[])[]>(
    'import json, sys, tempfile\nfrom datasets import load_dataset\nwith tempfile.TemporaryDirectory() as cache:\n  print(json.dumps([load_dataset(*a, split="train", cache_dir=cache)["text"][:] if not f else load_dataset(*a, data_files=f, split="train", cache_dir=cache)["text"][:] for a, f in json.load(sys.stdin)]))',
    [...Object.values(info).map(({file_name: name}) => [['json'], join(factory.to, 'data', name)]), ...['1-code', '2-test-changes', 'val'].map((name) => [[join(titan.to, 'data', name)], null])],
  );
  const texts = (phase: string) => records(place, phase);
  t.deepEqual(read.slice(0, 2), [texts('code'), texts('test-changes')]);
  t.deepEqual(read.slice(3), read.slice(0, 3));
});

test('train --write: what a trainer cannot do is refused with all that is wrong, and nothing is written', async (t) => {
  const place = await bench(t, {windows: {context: 32, target: 16, stride: 16}, order: 'dataset', carry: true, ranks: 3});
  const {code, err} = await place.run('train', '--write', 'nemo');
  t.is(code, 2);
  for (const option of ['windows', 'order', 'carry', 'batch']) t.regex(err, new RegExp(`train\\.${option}: expected `));
  t.false(existsSync(join(`${place.out}-training`, 'nemo', '1-code.yaml')));
  configure(place, {preset: 'direct-lora'});
  t.regex((await place.run('train')).err, /GM8007 .*\n.*ours fetches nothing: name its folder/s);
  t.is((await place.run('train', '--write', 'llama-factory')).code, 2, 'The tokenizer beside it');
  configure(place);
  t.regex((await place.run('train', '--to', 'x')).err, /--to: expected a trainer that it is written for: --write, got none/);
  t.regex((await place.run('train', '--write', 'nemo', '--added', 'swap')).err, /--added: expected none, as another trainer trains/);
  t.regex((await place.run('train', '--write', 'nmo')).err, /--write: expected .*Did you mean "nemo"/s);
});

test('train --write: what is written again takes away what is not meant any more, and nothing of others', async (t) => {
  const place = await bench(t);
  const {to} = await place.ask<OutsideReport>('train', '--write', 'axolotl');
  writeFileSync(join(to, 'mine.yaml'), 'mine\n');
  const list = JSON.parse(readFileSync(join(to, 'gristmill.json'), 'utf8')) as {files: string[]};
  writeFileSync(join(to, 'gristmill.json'), JSON.stringify({...list, files: [...list.files, 'mine.yaml', '../../dataset.config.json']}));
  configure(place, {}, {phases: undefined});
  await place.ask('build');
  await place.ask('train', '--write', 'axolotl');
  t.deepEqual(trees(to).map(([name]) => name), ['1-all.yaml', 'data/1-all/train.jsonl', 'data/val/train.jsonl', 'gristmill.json', 'mine.yaml', 'model/config.json']);
  t.true(existsSync(join(place.root, 'dataset.config.json')));

  // A manifest that somebody else made names no file outside of the folder.
  configure(place);
  await place.ask('build');
  const manifest = join(place.out, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll('"test-changes"', '"../../../evil"'));
  t.regex((await place.run('train', '--write', 'axolotl')).err, /names a phase "\.\.\/\.\.\/\.\.\/evil", which none is called/);
});

test('train with the engine "command": phases are started in order, once, with no secret of ours, and its endings are ours', async (t) => {
  const place = await bench(t);
  const script = join(place.root, 'trainer');
  const says = (body: string) => {
    writeFileSync(script, `#!/bin/sh\nenv > "$PWD/env-$1"\necho "$@" >> "$PWD/started"\n${body}\n`);
    chmodSync(script, 0o755);
  };
  const engine: TrainConfig = {engine: 'command', command: {writes: 'nemo', tokenizer: './tokenizer', run: [script, '{phase}', '--config={config}']}};
  configure(place, engine);
  says('[ "$1" = code ] || exit 75');
  const first = await place.run('train', '--json');
  t.is(first.code, 75, first.err);
  const stopped = JSON.parse(first.out) as OutsideReport;
  t.deepEqual(stopped.runs?.map(({phase, state}) => [phase, state]), [['code', 'trained'], ['test-changes', 'stopped']]);
  says('exit 0');
  const second = await place.ask<OutsideReport>('train');
  t.deepEqual([second.state, second.runs?.map(({state}) => state)], ['done', ['reused', 'trained']]);
  t.is((await place.ask<OutsideReport>('train')).state, 'up-to-date');
  t.is(readFileSync(join(second.to, 'started'), 'utf8'), 'code --config=1-code.yaml\ntest-changes --config=2-test-changes.yaml\ntest-changes --config=2-test-changes.yaml\n');
  const secret = place.host({env: {GITHUB_TOKEN: 'ghp_secret', GRISTMILL_REMOTE_TOKEN: 'secret', AWS_SECRET_ACCESS_KEY: 'secret', CUDA_VISIBLE_DEVICES: '0', HF_HOME: '/models'}});
  t.is(await runCommand(['train', '--fresh'], secret), 0, secret.err());
  const given = readFileSync(join(second.to, 'env-code'), 'utf8');
  t.notRegex(given, /secret/);
  t.regex(given, /^CUDA_VISIBLE_DEVICES=0$/m);
  t.regex(given, /^HF_HOME=\/models$/m);
  // Another rate of the second phase is no business of the first one; other data of the first one is one of both.
  configure(place, {...engine, phases: {'test-changes': {learningRate: 1e-5}}});
  t.deepEqual((await place.ask<OutsideReport>('train')).runs?.map(({state}) => state), ['reused', 'trained']);
  t.deepEqual((await place.ask<OutsideReport>('train', '--fresh')).runs?.map(({state}) => state), ['trained', 'trained']);
  // Asked to stop, it is asked to stop; one that then ends in good order has saved, and is not done.
  says('echo said; trap "exit 0" TERM; touch "$PWD/ready"; while :; do sleep 0.05; done');
  const host = place.host();
  const stopping = runCommand(['train', '--fresh'], host);
  for await (const {filename} of watch(second.to)) if (filename === 'ready') break;
  host.interrupt();
  t.is(await stopping, 75, host.err());
  t.is(readFileSync(join(second.to, '1-code.log'), 'utf8'), 'said\n');
  t.regex((await place.run('train', '--doctor')).err, /--doctor: expected none, as another trainer trains/);
});

test('train --write: a model from scratch is, to the library of trainers, one with our parameters and settings', (t) => {
  const shape = {kind: 'llama', vocab: 320, width: 64, layers: 2, heads: 4, keyHeads: 2, hidden: 96, ropeBase: 50_000, normEps: 1e-6, tied: true, dropout: 0, deviation: 0.03} as const;
  const folder = mkdtempSync(join(tmpdir(), 'gristmill-outside-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  for (const tied of [true, false]) {
    mkdirSync(join(folder, String(tied)));
    writeFileSync(join(folder, String(tied), 'config.json'), modelConfig({...shape, tied}, {length: 128, precision: 'float32'}).text);
  }
  const told = askPython<readonly (readonly unknown[])[]>(
    'import json, sys\nfrom transformers import AutoConfig, AutoModelForCausalLM\ndef of(f):\n  c = AutoConfig.from_pretrained(f)\n  m = AutoModelForCausalLM.from_config(c)\n  rope = getattr(c, "rope_parameters", None) or {}\n  return [type(m).__name__, m.num_parameters(), rope.get("rope_theta", getattr(c, "rope_theta", None)), c.rms_norm_eps, c.initializer_range, c.max_position_embeddings]\nprint(json.dumps([of(f) for f in json.load(sys.stdin)]))',
    [true, false].map((tied) => join(folder, String(tied))),
  );
  t.deepEqual(told, [true, false].map((tied) => ['LlamaForCausalLM', parametersOf({...shape, tied}), 50_000, 1e-6, 0.03, 128]));
});

/** Everything in a folder, shards without their tokens' bytes. */
function trees(folder: string): readonly (readonly [name: string, text: string])[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort().map((path) => [relative(folder, path), readFileSync(path, 'latin1')]);
}

/** Pieces of longer sequences begin with the last token of the piece before. */
function joined(pieces: readonly (readonly number[])[]): readonly number[] {
  return pieces.flatMap((piece, at) => ((pieces[at - 1]?.length ?? 0) === 64 && pieces[at - 1]?.at(-1) === piece[0] ? piece.slice(1) : piece));
}

function records({out}: CommandBench, phase: string): readonly string[] {
  const {shards} = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {readonly shards: readonly {readonly file: string; readonly split?: string; readonly phase?: string}[]};
  return shards.filter((shard) => shard.split === 'train' && shard.phase === phase).flatMap(({file}) => readFileSync(join(out, file), 'utf8').trimEnd().split('\n').map((line) => (JSON.parse(line) as {readonly training_content: string}).training_content));
}
