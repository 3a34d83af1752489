// How troubles with training are provoked. Nothing is learned: what is told of it does not depend on that.
import {chmodSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Provocation} from './provocation.ts';
import type {Scene} from './scene.ts';

const engine = new URL('../train/fake-python.ts', import.meta.url).pathname;

export const trainingProvocations = {
  GM8001: async (place) => {
    place.repository();
    configure(place);
    python(place);
    return {line: 'gristmill train', message: `There is nothing to train on: "${join(place.folder, 'out')}" holds no dataset`, fix: 'gristmill build', mends: 'paste'};
  },
  GM8002: async (place) => {
    await built(place);
    rmSync(join(place.folder, 'python'));
    return {line: 'gristmill train', message: 'Could not find a Python that trains', fix: 'gristmill train-setup', mends: () => python(place)};
  },
  GM8003: async (place) => {
    await built(place, 'gristmill train');
    configure(place, {files: {exclude: ['a.txt']}});
    place.t.is((await place.shell('gristmill build')).code, 0);
    return {line: 'gristmill train', message: 'The model has learned from documents that are gone: ', fix: 'gristmill train --removed rewind', mends: 'instead'};
  },
  GM8004: async (place) => {
    await built(place, 'gristmill train');
    configure(place, {tokenizer: 'o200k_base'});
    place.t.is((await place.shell('gristmill build')).code, 0);
    return {line: 'gristmill train', message: 'The dataset has another tokenizer than the model', fix: 'gristmill train --fresh', mends: 'instead'};
  },
  GM8005: async (place) => {
    await built(place);
    const script = join(place.folder, 'python');
    writeFileSync(script, `#!/bin/sh\n[ "$1" = -c ] && exec '${process.execPath}' '${engine}' "$@"\necho 'RuntimeError: out of memory' >&2\nexit 1\n`);
    return {line: 'gristmill train', message: 'Training failed in ', fix: 'gristmill train', mends: () => python(place)};
  },
  GM8006: async (place) => {
    await built(place, 'gristmill train');
    place.write({'out-training/lineage.json': '{'});
    return {line: 'gristmill train', message: 'Could not read what is known of this training', fix: 'gristmill train --fresh', mends: 'instead'};
  },
  GM8007: async (place) => {
    await built(place);
    configure(place, {train: {python: './python', model: {base: 'model'}}});
    return {line: 'gristmill train', message: 'Could not use the model to start from', fix: 'correct "train.model.base" in the configuration', mends: () => configure(place)};
  },
  GM8008: async (place) => {
    await built(place);
    outside(place, ['./trainer']);
    return {line: 'gristmill train', message: 'Could not start a trainer: "./trainer" for phase "all"', fix: 'install it, or correct "train.command.run" in the configuration', mends: () => outside(place, ['true'])};
  },
  GM8009: async (place) => {
    await built(place);
    outside(place, ['sh', '-c', 'exit 76']);
    return {line: 'gristmill train', message: 'The trainer refused the data of phase "all"', fix: 'correct what its last words name, then: gristmill train', mends: () => outside(place, ['true'])};
  },
  GM8010: async (place) => {
    await built(place);
    outside(place, ['sh', '-c', 'exit 78']);
    return {line: 'gristmill train', message: 'The trainer refused the configuration of phase "all"', fix: 'correct "train" in the configuration', mends: () => outside(place, ['true'])};
  },
  GM8011: async (place) => {
    await built(place);
    outside(place, ['sh', '-c', 'echo CUDA out of memory >&2; exit 3']);
    return {line: 'gristmill train', message: 'The trainer failed in phase "all": "sh" ended with 3', fix: 'gristmill train', mends: () => outside(place, ['true'])};
  },
  GM8012: async (place) => {
    await built(place);
    configure(place, {train: {length: 64, carry: true, order: 'dataset', command: {tokenizer: './tokenizer'}}});
    return {line: 'gristmill train --write nemo', message: 'Could not write the plan for NeMo AutoModel 0.5\n  train.order: expected "shuffle", as its reader of shards has no other order, got "dataset"\n  train.carry: expected false', fix: 'correct "train" in the configuration', mends: () => outside(place, ['true'])};
  },
  GM8013: async (place) => {
    await built(place);
    configure(place, {train: {engine: 'onnx', length: 64, save: 1, model: {width: 8, heads: 1, layers: 1}}});
    // As on a machine where the package could not be installed.
    const hook = 'import {registerHooks} from "node:module"; registerHooks({resolve(name, context, next) { if (name === "onnxruntime-node") throw new Error("Cannot find package"); return next(name, context); }});';
    place.write({'without.mjs': hook});
    const circumstances = {env: {NODE_OPTIONS: `--import ${join(place.folder, 'without.mjs')}`}};
    return {line: 'gristmill train', circumstances, message: 'Could not find what runs graphs', fix: 'npm install onnxruntime-node@1.30.0, or train with the engine "torch"', mends: () => place.write({'without.mjs': ''})};
  },
  GM8014: async (place) => {
    await built(place);
    configure(place, {train: {engine: 'onnx', length: 64, save: 1, model: {width: 8, heads: 1, layers: 1}}});
    return {line: 'gristmill predict text one --tokens 5', message: `There is no trained model in "${join(place.folder, 'out-training')}"`, fix: 'gristmill train', mends: 'paste'};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

/** A tokenizer of single bytes needs nothing but this file. */
const bytes = JSON.stringify({version: '1.0', model: {type: 'BPE', vocab: {'<unk>': 0, ...Object.fromEntries(byteAlphabet().map((letter, at) => [letter, at + 1]))}, merges: [], unk_token: '<unk>'}, pre_tokenizer: {type: 'ByteLevel', add_prefix_space: false}, decoder: {type: 'ByteLevel'}, added_tokens: []});

function byteAlphabet(): readonly string[] {
  const plain = [...Array.from({length: 94}, (_, at) => 33 + at), ...Array.from({length: 12}, (_, at) => 161 + at), ...Array.from({length: 82}, (_, at) => 174 + at)];
  const others = Array.from({length: 256}, (_, at) => at).filter((byte) => !plain.includes(byte));
  return [...plain, ...others.map((_, at) => 256 + at)].map((code) => String.fromCodePoint(code));
}

function configure(place: Scene, more: Readonly<Record<string, unknown>> = {}): void {
  const config = {source: 'repo', store: 'store', tokenizer: {file: 'tokenizer.json'}, train: {python: join(place.folder, 'python'), length: 64, batch: 1, save: 1, model: {width: 8, heads: 1, layers: 1}}, ...more};
  place.write({'dataset.config.json': JSON.stringify(config), 'tokenizer.json': bytes});
}

function outside(place: Scene, run: readonly string[]): void {
  configure(place, {train: {engine: 'command', length: 64, command: {writes: 'nemo', tokenizer: './tokenizer', run}}});
}

function python(place: Scene): void {
  place.write({python: `#!/bin/sh\nexec '${process.execPath}' '${engine}' "$@"\n`});
  chmodSync(join(place.folder, 'python'), 0o755);
}

async function built(place: Scene, line?: string): Promise<void> {
  place.repository();
  configure(place);
  python(place);
  for (const each of ['gristmill build', ...(line === undefined ? [] : [line])]) {
    const {code, stderr} = await place.shell(each);
    place.t.is(code, 0, stderr);
  }
}
