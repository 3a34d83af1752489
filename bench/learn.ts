// How fast a vocabulary is learned: ours against the Rust library's trainer, from the same text in the same run, which must come to the same merges. Prints a table.
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {availableParallelism, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {Tokenizer, WordLevel} from 'tokenizers';
import {spellBytes} from '../stages/tokenize/byte-alphabet.ts';
import {learnMerges, type Learned} from '../stages/tokenize/learn/learn-merges.ts';
import {patterns} from '../stages/tokenize/learn/pattern-family.ts';
import {preTokenCounter} from '../stages/tokenize/learn/pre-token-counter.ts';
import {countsFrom, distinctIn, type PreTokenCounts} from '../stages/tokenize/learn/pre-token-counts.ts';
import {preTokensOf} from '../stages/tokenize/learn/pre-tokens-of.ts';
import {ranksToTokenizer} from '../stages/tokenize/ranks-to-tokenizer.ts';

const {values} = parseArgs({options: {folder: {type: 'string', default: 'node_modules'}, megabytes: {type: 'string', default: '20'}, runs: {type: 'string', default: '3'}}});
const family = 'cl100k';
const text = await textIn(values.folder, Number(values.megabytes) * 1e6);
const dir = await mkdtemp(join(tmpdir(), 'gristmill-learn-'));
const file = join(dir, 'text');
await writeFile(file, text);
const best = new Map<string, number>();
let [ours, theirs]: [Learned | undefined, readonly string[]] = [undefined, []];
let counts: PreTokenCounts | undefined;
for (let run = 0; run < Number(values.runs); run++) {
  // What it does before it merges: the same words, counted for a vocabulary that merges nothing.
  timed('Rust: cut and count', () => rustTrainer((tokenizer) => tokenizer.setModel(WordLevel.empty())).train([file]));
  const rust = rustTrainer();
  timed('Rust: cut, count and learn', () => rust.train([file]));
  rust.save(join(dir, 'json'));
  theirs = JSON.parse(await readFile(join(dir, 'json'), 'utf8')).model.merges.map((pair: readonly string[]) => pair.join(' '));
  const counted = timed('ours: cut and count', () => countLines(text));
  ours = timed('ours: learn', () => learnMerges(counted, {symbols: 256 + theirs.length, leastCount: 1, reserved: new Set()}));
  counts = counted;
}
await rm(dir, {recursive: true});

const spelled = ours?.merges.map(([left, right]) => [left, right].map((symbol) => spellBytes(ours?.tokens[symbol] ?? Buffer.of())).join(' ')) ?? [];
const learning = (best.get('Rust: cut, count and learn') ?? 0) - (best.get('Rust: cut and count') ?? 0);
console.log(`${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB of ${values.folder}, ${counts === undefined ? 0 : distinctIn(counts)} distinct pre-tokens of ${family}, ${theirs.length} merges; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; least of ${values.runs} runs`);
for (const [name, ms] of best) console.log(`${name.padEnd(28)} ${ms.toFixed(0).padStart(6)} ms`);
console.log(`${'Rust: learn (difference)'.padEnd(28)} ${learning.toFixed(0).padStart(6)} ms, on every core; ours on one: ${(learning / (best.get('ours: learn') ?? 1)).toFixed(2)} times as fast`);
console.log(spelled.join('\n') === theirs.join('\n') ? 'The merges are the same' : `THE MERGES DIFFER, first at ${spelled.findIndex((merge, at) => merge !== theirs[at])}`);
process.exitCode = spelled.join('\n') === theirs.join('\n') ? 0 : 1;

function rustTrainer(change: (tokenizer: Tokenizer) => void = () => {}): Tokenizer {
  const tokenizer = Tokenizer.fromString(JSON.stringify(ranksToTokenizer({pattern: patterns[family], tokens: [], controls: {}})));
  change(tokenizer);
  return tokenizer;
}

/** Line by line, for so it reads a file. */
function countLines(lines: string): PreTokenCounts {
  const cutter = preTokensOf(family);
  const counter = preTokenCounter();
  for (const line of lines.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const utf8 = Buffer.from(line, 'utf8');
    let start = 0;
    for (const end of cutter.ends(utf8)) {
      counter.add(utf8, start, end);
      start = end;
    }
  }
  return countsFrom(counter.counted(), {documents: 1, textBytes: Buffer.byteLength(lines), longBytes: 0});
}

async function textIn(folder: string, most: number): Promise<string> {
  const names = (await readdir(folder, {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|md|json|py|h|rs)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort();
  let all = '';
  for (const name of names) {
    if (all.length > most) break;
    // A line without an end is one word to some patterns, and no text to learn from.
    all += (await readFile(name, 'utf8')).split('\n').filter((line) => line.length < 2000).join('\n');
  }
  return all;
}

function timed<T>(name: string, work: () => T): T {
  const before = performance.now();
  const result = work();
  best.set(name, Math.min(best.get(name) ?? Infinity, performance.now() - before));
  return result;
}
