// The byte vocabulary as a build of a test compiled it. Proving it against the reference takes longer than most builds of a test.
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

type Files = ReadonlyMap<string, Buffer>;

/** Shared by all test processes, and by the next run. */
const folder = new URL('../../node_modules/.cache/test-tokenizer', import.meta.url).pathname;

let kept = filesIn(folder);
let isSettled = false;

/** A store that has no tokenizer yet gets it: files are named by digests and verified when they are read, and one of another version is made again. */
export function giveTokenizer(store: string): void {
  const into = join(store, 'tokenizers');
  if (kept.size > 0 && !existsSync(into)) write(into, kept);
}

/** From a store that was fresh and met no other tokenizer. */
export function keepTokenizer(store: string): void {
  const found = isSettled ? new Map() : filesIn(join(store, 'tokenizers'));
  if (found.size === 0) return;
  isSettled = true;
  if (spelled(found) === spelled(kept)) return;
  kept = found;
  write(folder, kept);
}

function filesIn(from: string): Files {
  return existsSync(from) ? new Map(readdirSync(from).sort().map((name) => [name, readFileSync(join(from, name))])) : new Map();
}

function write(into: string, files: Files): void {
  mkdirSync(into, {recursive: true});
  for (const [name, bytes] of files) writeFileSync(join(into, name), bytes);
}

function spelled(files: Files): string {
  return [...files].map(([name, bytes]) => `${name} ${bytes.toString('base64')}`).join('\n');
}
