// A program: opens the embedded tokenizer as a build does, from where the first run left it, and encodes a word. Says how long that took, and how much memory each of two threads then needs.
import {Worker, isMainThread, parentPort, workerData} from 'node:worker_threads';
import {isTokenizerFailure, tokenizerFailureText} from '../stages/tokenize/tokenizer-failure.ts';
import {loadTokenizer, storeTokenizer, type StoredTokenizer} from '../stages/tokenize/tokenizer-cache.ts';

async function main(cacheDir: string): Promise<void> {
  const started = performance.now();
  const stored = await storeTokenizer({kind: 'embedded', name: 'o200k_base'}, cacheDir);
  if (isTokenizerFailure(stored)) throw new Error(tokenizerFailureText(stored));
  const {encode} = await loadTokenizer(stored);
  encode('hello world');
  console.log(performance.now() - started);
  if (!process.argv.includes('--threads')) return;
  const before = process.memoryUsage().rss;
  const threads = 2;
  const bare = await grown(undefined, threads);
  console.log(((await grown(stored, threads)) - bare - before) / threads);
}

/** Resident once all have worked and none has ended. */
async function grown(stored: StoredTokenizer | undefined, threads: number): Promise<number> {
  const workers = Array.from({length: threads}, () => new Worker(new URL(import.meta.url), {workerData: {stored}}));
  await Promise.all(workers.map((worker) => new Promise<void>((resolve, reject) => worker.once('message', () => resolve()).once('error', reject))));
  const {rss} = process.memoryUsage();
  await Promise.all(workers.map((worker) => worker.terminate()));
  return stored === undefined ? rss - process.memoryUsage().rss : rss;
}

async function work({stored}: {readonly stored: StoredTokenizer | undefined}): Promise<void> {
  if (stored !== undefined) {
    const {encode} = await loadTokenizer(stored);
    // As many words as a long build meets, so that all that is remembered is full.
    for (let at = 0; at < 200; at++) encode(Array.from({length: 5000}, (_, word) => `name${((at * 5000 + word) * 2654435761) % 4294967296} of things,\n`).join(''));
  }
  parentPort?.postMessage('done');
  // Stays until it is told to end.
  parentPort?.on('message', () => {});
}

await (isMainThread ? main(process.argv[2] ?? '') : work(workerData));
