// `node bench/trained.ts --python PYTHON`: whether a model learns. A small one from scratch, on this repository's own commits, with a vocabulary of their own, held against a
// compressor on what it was taught and against a table of frequencies on what it was not. Everything by the commands that a user would type.
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {zstdCompressSync, constants} from 'node:zlib';
import {planPasses} from '../stages/train/passes.ts';
import type {PhaseData} from '../stages/train/phase-data.ts';
import {spellNumber} from '../tools/executors/report/spell-number.ts';
import {resolveTrain} from '../tools/executors/config/resolve-train.ts';
import {engineEnvironment} from '../tools/executors/train/find-python.ts';
import {stemOf, takeSnapshot, type Snapshot} from '../tools/executors/train/snapshot.ts';
import type {TrainReport} from '../tools/executors/train/training.ts';

const root = new URL('..', import.meta.url).pathname;

const training = {model: {width: 128, layers: 3, heads: 4, dropout: 0}, length: 256, batch: 8, micro: 8, learningRate: 4e-3, save: 200};

/** Of the text of documents, in bits for each of its bytes; and of predicted tokens, how many were the likeliest. */
interface Judged {readonly bits: number; readonly right: number; readonly tokens: number}

export async function trained({python, epochs, below}: {readonly python: string; readonly epochs: number; readonly below: number}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gristmill-trained-'));
  try {
    const config = {
      source: root, out: 'out', store: 'store', files: {exclude: ['**']}, split: true, phases: [{name: 'commits', where: {kinds: ['commit'], bytes: {below}}}],
      tokenizer: {learned: {size: 4096}}, train: {...training, epochs, python},
    };
    writeFileSync(join(folder, 'dataset.config.json'), JSON.stringify(config));
    for (const line of ['roll --promote', 'vocab --promote', 'build']) gristmill(folder, line.split(' '));
    const began = performance.now();
    const report: TrainReport = JSON.parse(gristmill(folder, ['train', '--json']));
    const seconds = (performance.now() - began) / 1000;
    const out = join(folder, 'out');
    const pins = join(folder, 'pins');
    const parts = await Promise.all((['train', 'val', 'test'] as const).map(async (part) => [part, await takeSnapshot(out, {named: undefined, pins, part})] as const));
    const judged = judge(folder, {python, checkpoint: report.model.checkpoint ?? '', parts: Object.fromEntries(parts), pins});
    const [taught] = parts[0]?.[1].phases ?? [];
    const counts = frequencies(pins, taught, parts[0]?.[1].tokenizer.vocab ?? 0);
    console.log(`${spellNumber(report.model.parameters)} parameters, ${epochs} epochs of ${spellNumber(tokensOf(taught))} tokens in ${seconds.toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}; last loss ${report.runs.at(-1)?.loss?.toFixed(3)}`);
    for (const [part, snapshot] of parts) {
      const text = textOf(out, part);
      const [model, table] = [judged[part]?.bits ?? Number.NaN, unigram(pins, snapshot.phases[0], counts)];
      const zstd = zstdCompressSync(text, {params: {[constants.ZSTD_c_compressionLevel]: 19}}).length * 8;
      const each = (bits: number) => (bits / text.length).toFixed(3);
      console.log(`${part.padEnd(5)} ${spellNumber(text.length).padStart(9)} bytes  model ${each(model)}  zstd -19 ${each(zstd)}  unigram ${each(table)} bits a byte; ${((100 * (judged[part]?.right ?? 0)) / (judged[part]?.tokens ?? 1)).toFixed(1)} % of tokens right`);
      if (part === 'train' && model >= zstd) process.exitCode = 1;
      if (part !== 'train' && model >= table) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function gristmill(folder: string, args: readonly string[]): string {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(root, 'tools/executors/bin/gristmill.mjs'), ...args], {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28});
  if (status !== 0) throw new Error(`gristmill ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

interface Judging {readonly python: string; readonly checkpoint: string; readonly parts: Readonly<Record<string, Snapshot>>; readonly pins: string}

/** The first token of a document is predicted by nobody: it costs as much as any of the vocabulary. */
function judge(folder: string, {python, checkpoint, parts, pins}: Judging): Readonly<Record<string, Judged>> {
  const {rules} = resolveTrain(training, {out: folder, folder, absolute: (path) => path});
  const tables = join(folder, 'tables');
  mkdirSync(tables);
  const sets = Object.fromEntries(Object.entries(parts).flatMap(([part, {phases: [data]}]) => {
    if (data === undefined) return [];
    const {passes: [pass], tables: made} = planPasses({rules, data});
    for (const [name, bytes] of made) writeFileSync(join(tables, name), bytes);
    return [[part, {plan: pass?.plan, samples: pass?.samples, shards: data.shards.map(({digest, tokens}) => ({digest, stem: stemOf(pins, digest), tokens}))}] as const];
  }));
  const request = {checkpoint, folder: tables, length: training.length, micro: 16, threads: 1, device: 'cpu', sets};
  const {stdout, stderr} = spawnSync(python, ['-m', 'gristmill_trainer.evaluate'], {input: JSON.stringify(request), encoding: 'utf8', env: engineEnvironment(process.env)});
  if (stdout === '') throw new Error(stderr);
  const answers = JSON.parse(stdout) as Readonly<Record<string, {readonly nats: number; readonly weight: number; readonly tokens: number; readonly right: number}>>;
  return Object.fromEntries(Object.entries(answers).map(([part, {nats, tokens, right}]) => {
    const documents = parts[part]?.phases[0]?.shards.reduce((sum, {lengths}) => sum + lengths.length, 0) ?? 0;
    return [part, {bits: nats / Math.LN2 + documents * Math.log2(parts[part]?.tokenizer.vocab ?? 1), tokens, right}];
  }));
}

function idsOf(pins: string, data: PhaseData | undefined): readonly Int32Array[] {
  return (data?.shards ?? []).map(({digest}) => {
    const bytes = readFileSync(`${stemOf(pins, digest)}.bin`);
    return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  });
}

/** How likely each token is by itself, in what was taught; one is added to each, so that none is impossible. */
function frequencies(pins: string, data: PhaseData | undefined, vocab: number): Float64Array {
  const counts = new Float64Array(vocab).fill(1);
  for (const ids of idsOf(pins, data)) for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / all);
}

function unigram(pins: string, data: PhaseData | undefined, likely: Float64Array): number {
  return idsOf(pins, data).reduce((sum, ids) => sum + ids.reduce((bits, id) => bits - Math.log2(likely[id] ?? 0), 0), 0);
}

function tokensOf(data: PhaseData | undefined): number {
  return (data?.shards ?? []).reduce((sum, {tokens}) => sum + tokens, 0);
}

/** What the documents of a part say, as their records have it. */
function textOf(out: string, part: string): Buffer {
  interface Listed {readonly shards: readonly {readonly file: string; readonly split?: string}[]}
  const {shards}: Listed = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const lines = shards.filter(({split}) => split === part).flatMap(({file}) => readFileSync(join(out, file), 'utf8').trimEnd().split('\n'));
  return Buffer.from(lines.map((line) => (JSON.parse(line) as {readonly training_content: string}).training_content).join(''));
}

if (import.meta.main) {
  const {values} = parseArgs({options: {python: {type: 'string', default: join(root, '.venv-train/bin/python')}, epochs: {type: 'string', default: '6'}, below: {type: 'string', default: '5000'}}});
  await trained({python: values.python, epochs: Number(values.epochs), below: Number(values.below)});
}
