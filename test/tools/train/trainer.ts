// A run of the engine in a folder of its own, with small shards of made-up text: started, killed and looked at.
import {spawn, type ChildProcess} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {nativeShard} from '../../../stages/format/native/native-shard.ts';
import {packedSamples} from '../../../stages/train/packed-samples.ts';
import {sampleTableFile} from '../../../stages/train/sample-table.ts';
import {orderKeys} from '../../../stages/train/sample-order.ts';

export const root = new URL('../../..', import.meta.url).pathname;
export const python = join(root, '.venv-train', 'bin', 'python');
const onnxMain = join(root, 'tools/executors/train/onnx/main.ts');

export interface Told {readonly event: string; readonly step?: number; readonly hex?: string; readonly loss?: number; readonly [field: string]: unknown}

export interface Ended {readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly err: string; readonly told: readonly Told[]}

export const smallModel = {kind: 'llama', vocab: 64, width: 32, layers: 2, heads: 4, keyHeads: 2, hidden: 64, ropeBase: 10000, normEps: 1e-5, tied: true, dropout: 0.1, deviation: 0.02};

export function needsPython(): void {
  if (!existsSync(python)) throw new Error('There is no .venv-train, which training is tested with. Make it: python3 -m venv .venv-train && .venv-train/bin/pip install -r .ci/python-requirements.txt');
}

/** Documents of lengths and ids that follow from `salt` alone. */
export function madeDocuments(count: number, salt: string): readonly Int32Array[] {
  return Array.from({length: count}, (_, at) => {
    const digest = createHash('sha512').update(`${salt} ${at}`).digest();
    return Int32Array.from({length: 8 + (digest[0] ?? 0) % 56}, (__, place) => 1 + ((digest[1 + (place % 7)] ?? 0) % 63));
  });
}

export function writeShard(folder: string, name: string, documents: readonly Int32Array[]): {readonly stem: string; readonly tokens: number; readonly lengths: readonly number[]} {
  const shard = nativeShard({end: 0, kind: 1});
  const bytes = Buffer.concat(documents.map((ids) => shard.add({ids, loss: new Uint8Array(ids.length).fill(1, Math.min(3, ids.length))})));
  mkdirSync(folder, {recursive: true});
  const stem = join(folder, name);
  writeFileSync(`${stem}.bin`, bytes);
  for (const {extension, bytes: beside} of shard.beside()) writeFileSync(`${stem}.${extension}`, beside);
  return {stem, tokens: shard.tokens, lengths: documents.map((ids) => ids.length + 1)};
}

export function trainingFolder(t: ExecutionContext): string {
  needsPython();
  const folder = mkdtempSync(join(tmpdir(), 'gristmill-train-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** `run.json` of a run that goes over two small shards so many times, with what `changes` say otherwise. */
export function writeRun(folder: string, name: string, {epochs = 2, ...changes}: {readonly epochs?: number; readonly [field: string]: unknown} = {}): string {
  const shards = [writeShard(join(folder, 'data'), 'a', madeDocuments(30, 'a')), writeShard(join(folder, 'data'), 'b', madeDocuments(20, 'b'))];
  const samples = packedSamples(shards, 64);
  const run = join(folder, name);
  mkdirSync(run, {recursive: true});
  writeFileSync(join(run, 'samples.bin'), sampleTableFile({length: 64, samples}));
  const rate = {peak: 1e-2, floor: 0.1, warm: 3, total: epochs * Math.ceil(samples.length / 4), at: 0, shape: 'cosine'};
  const passes = Array.from({length: epochs}, (_, epoch) => ({
    samples: samples.length, from: 0, to: samples.length, shards: shards.map(({stem, tokens}) => ({digest: basename(stem), stem, tokens})), plan: {kind: 'table', file: 'samples.bin'},
    order: 'shuffle', keys: orderKeys({seed: 7, phase: 'code', epoch}), rate: {...rate, at: epoch * Math.ceil(samples.length / 4)}, data: 'd1',
  }));
  const optimizer = {decay: 0.01, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, clip: 1};
  writeFileSync(join(run, 'run.json'), JSON.stringify({
    format: 'gristmill run 1', run: name, key: 'k1', phase: 'code', parent: null, model: smallModel, start: {kind: 'scratch'}, resume: {k1: null}, seed: 7, batch: 4, micro: 2, length: 64,
    passes, optimizer, save: 2, keep: 3, precision: 'float32', device: 'cpu', threads: 1, compile: false, checkpointing: false, pause: null, validation: null, notes: {}, ...changes,
  }));
  return run;
}

/** `watch` sees each event as it comes, with the process that tells it. */
export async function train(run: string, {watch = () => {}, ranks = 1, engine = 'torch'}: {readonly watch?: (told: Told, child: ChildProcess) => void; readonly ranks?: number; readonly engine?: 'torch' | 'onnx'} = {}): Promise<Ended> {
  const start = ranks === 1 ? ['-m', 'gristmill_trainer'] : ['-m', 'torch.distributed.run', '--standalone', '--nproc-per-node', String(ranks), '-m', 'gristmill_trainer'];
  // Of torchrun nothing but the standard streams is handed down.
  const env = {PATH: process.env['PATH'], HOME: process.env['HOME'], PYTHONPATH: join(root, 'trainer'), PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1', ...(ranks === 1 && {GRISTMILL_EVENTS: '3'})};
  const [command, args] = engine === 'torch' ? [python, [...start, join(run, 'run.json')]] : [process.execPath, [onnxMain, run]];
  const child = spawn(command, args, {env, stdio: ['ignore', 'ignore', 'pipe', 'pipe']});
  const told: Told[] = [];
  let [err, rest] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = JSON.parse(line) as Told;
      told.push(event);
      watch(event, child);
    }
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (ended, by) => resolve([ended, by]));
  });
  return {code, signal, err, told};
}

/** One line for each step, as they are kept. */
export function lossesOf(run: string): readonly (string | undefined)[] {
  const lines = readFileSync(join(run, 'events.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Told);
  return lines.filter(({event}) => event === 'step').map(({step, hex}) => `${step}: ${hex}`);
}

export function checkpointsOf(run: string): readonly string[] {
  return readdirSync(run).filter((name) => /^step-/.test(name)).sort();
}

/** The hashes of the newest checkpoint, by file. */
export function sumsOf(run: string, name = checkpointsOf(run).at(-1) ?? ''): string {
  return readFileSync(join(run, name, 'SHA256SUMS'), 'utf8');
}
