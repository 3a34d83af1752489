// A program: opens the embedded tokenizer from a folder and encodes a word. Says what that took and, when asked, how much memory each of two threads needs that work with it.
import {Worker, isMainThread, parentPort, workerData} from 'node:worker_threads';
import {isTokenizerFailure, tokenizerFailureText} from '../stages/tokenize/tokenizer-failure.ts';
import {loadTokenizer, storeTokenizer, type StoredTokenizer} from '../stages/tokenize/tokenizer-cache.ts';

/** What the program prints, as JSON. */
export interface Opened {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly threadBytes?: number;
}

async function open(cacheDir: string, threads: number): Promise<Opened> {
  const before = process.cpuUsage();
  const started = performance.now();
  const stored = await storeTokenizer({kind: 'embedded', name: 'o200k_base'}, cacheDir);
  if (isTokenizerFailure(stored)) throw new Error(tokenizerFailureText(stored));
  const {encode} = await loadTokenizer(stored);
  encode('hello world');
  const wallMs = performance.now() - started;
  const {user, system} = process.cpuUsage(before);
  const opened = {wallMs, cpuMs: (user + system) / 1000};
  if (threads === 0) return opened;
  const {rss} = process.memoryUsage();
  return {...opened, threadBytes: ((await working(stored, threads)) - rss) / threads};
}

/** Resident once all have worked and none has ended: with what any thread of Node needs. */
async function working(stored: StoredTokenizer, threads: number): Promise<number> {
  const workers = Array.from({length: threads}, () => new Worker(new URL(import.meta.url), {workerData: stored}));
  await Promise.all(workers.map((worker) => new Promise<void>((resolve, reject) => worker.once('message', () => resolve()).once('error', reject))));
  const {rss} = process.memoryUsage();
  await Promise.all(workers.map((worker) => worker.terminate()));
  return rss;
}

async function work(stored: StoredTokenizer): Promise<void> {
  const {encode} = await loadTokenizer(stored);
  // More words than are remembered.
  for (let at = 0; at < 200; at++) encode(Array.from({length: 5000}, (_, word) => `name${((at * 5000 + word) * 2654435761) % 4294967296} of things,\n`).join(''));
  parentPort?.postMessage('done');
  // Stays until it is told to end.
  parentPort?.on('message', () => {});
}

if (!isMainThread) await work(workerData);
else if (import.meta.main) console.log(JSON.stringify(await open(process.argv[2] ?? '', Number(process.argv[3] ?? 0))));
