// A program: our tokenizer and others on the same real text in the same minutes, one thread each; then its start, its memory and its worst cases.
import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {availableParallelism, cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {digestOf} from '../graph/value/digest.ts';
import {compileTables} from '../stages/tokenize/fast/compile-tables.ts';
import {fastTokenizer} from '../stages/tokenize/fast/fast-tokenizer.ts';
import type {Tokenizer} from '../stages/tokenize/tokenizer.ts';
import {familyTokenizer, type Family} from './family-tokenizer.ts';
import type {Opened} from './open-tokenizer.ts';
import {realTexts} from './real-texts.ts';
import {rivals, type Encode} from './tokenizer-rivals.ts';
import {worstTexts} from './worst-texts.ts';

const measured: readonly Family[] = ['cl100k', 'o200k', 'llama3', 'qwen2'];
const rounds = 3;
/** Ours reads the text so many times where the others read it once, as its time is too short to measure else. */
const times = 10;

interface Speed {readonly cpuMs: number; readonly wallMs: number; readonly tokens: number}

async function main(): Promise<void> {
  const texts = realTexts(Number(process.argv[2] ?? 2_000_000)).map((text) => text.toWellFormed());
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const load = loadavg()[0] ?? NaN;
  say(`${texts.length} real files, ${(bytes / 1e6).toFixed(1)} MB; ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${load.toFixed(1)}; Node ${process.versions.node}; ${new Date().toISOString()}\n`);
  say('| pattern | library | MB/s of CPU | Mtokens/s of CPU | MB/s of wall | ours against it |\n|---|---|--:|--:|--:|--:|');
  for (const family of measured) await speedsOf(family, texts, bytes);
  await start();
  await worst(texts, bytes);
}

async function speedsOf(family: Family, texts: readonly string[], bytes: number): Promise<void> {
  const json = await familyTokenizer(family);
  const {encode} = made(json);
  const all = new Map<string, Encode>([['**ours**', (text) => encode(text).length], ...(await rivals(family, json))]);
  const speeds = new Map<string, Speed[]>();
  await speed((text) => encode(text).length, texts, 3);
  for (let round = 0; round < rounds; round++) for (const [name, each] of all) speeds.set(name, [...(speeds.get(name) ?? []), await speed(each, texts, name === '**ours**' ? times : 1)]);
  const ours = speeds.get('**ours**') ?? [];
  for (const [name, list] of speeds) {
    const cpu = median(list.map(({cpuMs}) => cpuMs));
    const against = median(list.map(({cpuMs}, round) => cpuMs / (ours[round]?.cpuMs ?? NaN)));
    say(`| ${family} | ${name} | ${(bytes / cpu / 1000).toFixed(1)} | ${((list[0]?.tokens ?? 0) / cpu / 1000).toFixed(2)} | ${(bytes / median(list.map(({wallMs}) => wallMs)) / 1000).toFixed(1)} | ${name === '**ours**' ? '' : `${against.toFixed(1)}×`} |`);
  }
}

function made(json: Awaited<ReturnType<typeof familyTokenizer>>): Tokenizer {
  const tables = compileTables(json, digestOf(Buffer.of()));
  if ('unfit' in tables) throw new Error(tables.unfit);
  return fastTokenizer('bench', tables);
}

async function speed(encode: Encode, texts: readonly string[], repeats: number): Promise<Speed> {
  const before = process.cpuUsage();
  const started = performance.now();
  let tokens = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const text of texts) {
      const count = encode(text);
      tokens += typeof count === 'number' ? count : await count;
    }
  }
  const {user, system} = process.cpuUsage(before);
  return {cpuMs: (user + system) / 1000 / repeats, wallMs: (performance.now() - started) / repeats, tokens: tokens / repeats};
}

/** In fresh processes, of which the first compiles. */
async function start(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'gristmill-tokenizer-'));
  try {
    const run = async (threads = 0): Promise<Opened> => JSON.parse((await promisify(execFile)(process.execPath, [new URL('open-tokenizer.ts', import.meta.url).pathname, dir, String(threads)])).stdout);
    const compiled = await run();
    const opened: Opened[] = [];
    for (let at = 0; at < 7; at++) opened.push(await run());
    const {threadBytes = NaN} = await run(2);
    const [wall, cpu] = [opened.map(({wallMs}) => wallMs), opened.map(({cpuMs}) => cpuMs)];
    say('\n| o200k_base, 200,019 tokens | |\n|---|--:|');
    say(`| opened, from the file to the first ids: CPU | ${median(cpu).toFixed(1)} ms |\n| wall, median and best of seven | ${median(wall).toFixed(1)} and ${Math.min(...wall).toFixed(1)} ms |`);
    say(`| compiled and proven, once: CPU | ${(compiled.cpuMs / 1000).toFixed(1)} s |\n| memory of a thread at work, all that Node needs for it included | ${(threadBytes / 1e6).toFixed(0)} MB |`);
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}

/** The least of five, as what is asked is the work and not the neighbours. */
async function worst(texts: readonly string[], bytes: number): Promise<void> {
  const {encode} = made(await familyTokenizer('o200k'));
  const cost = (list: readonly string[]) => Math.min(...[0, 1, 2, 3, 4].map(() => cpuOf(() => list.forEach((text) => encode(text)))));
  cost(texts);
  const ordinary = cost(texts) / bytes;
  say('\n| o200k, worst cases | 1 MB, CPU | 10 MB, CPU | ratio | per byte, against ordinary text |\n|---|--:|--:|--:|--:|');
  for (const [name, make] of Object.entries(worstTexts)) {
    const long = make(10_000_000);
    // The same text in ten parts, so that what is remembered of words serves both alike.
    const parts = Array.from({length: 10}, (_, at) => long.slice((long.length * at) / 10, (long.length * (at + 1)) / 10));
    const [less, more] = [cost(parts) / 10, cost([long])];
    say(`| ${name} | ${less.toFixed(0)} ms | ${more.toFixed(0)} ms | ${(more / less).toFixed(1)}× | ${(more / Buffer.byteLength(long) / ordinary).toFixed(1)}× |`);
  }
}

function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
