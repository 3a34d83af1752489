// Whether sketches find what is alike: the clusters that each preset's bands lead to, held against those of an exhaustive run that compares all texts with all
// others, on words and runs that it makes itself. Of every version of every file of a repository.
import {execFileSync} from 'node:child_process';
import {bandKeys} from '../stages/dataset/duplicates/band-keys.ts';
import {gatherBand, spreadPairs} from '../stages/dataset/duplicates/bands.ts';
import type {Copy} from '../stages/dataset/duplicates/copy.ts';
import {likeness} from '../stages/dataset/duplicates/likeness.ts';
import {nearCopiesTask} from '../stages/dataset/duplicates/near-copies.ts';
import {nearPresets, type NearRules} from '../stages/dataset/duplicates/near-rules.ts';
import {runsOfWords} from '../stages/dataset/duplicates/runs-of-words.ts';

const [repository, step = '1'] = process.argv.slice(2);
if (repository === undefined) throw new Error('Usage: node bench/near-copies.ts GITDIR [EVERY]: of every version of every file, one in EVERY');

const most = 1 << 20;
const none = new Uint32Array(0);
const texts = versions().filter((_, at) => at % Number(step) === 0);
console.log(`${git(['rev-parse', 'HEAD']).toString().trim()}: ${texts.length} texts, ${(texts.reduce((sum, {length}) => sum + length, 0) / 1e6).toFixed(1)} MB`);
for (const [name, rules] of Object.entries(nearPresets)) compare(name, rules);

function compare(name: string, rules: NearRules): void {
  const runs = texts.map((text) => runsOfWords(text, rules));
  const bands = runs.map((own) => bandKeys(own, rules));
  const ours = forest(texts.length);
  const pairs = candidates(bands);
  let edges = 0;
  for (const [a, b] of pairs) if (likeness(runs[a] ?? none, runs[b] ?? none) >= rules.percent) edges += ours.join(a, b);

  const all = forest(texts.length);
  const banded = forest(texts.length);
  let [alike, apart, expected] = [0, 0, 0];
  everyPair(rules, (a, b, both, either) => {
    if (both * 100 < rules.percent * either) return;
    alike++;
    all.join(a, b);
    expected += (1 - (both / either) ** rules.rows) ** rules.bands;
    if (bands[a]?.some((key, at) => bands[b]?.[at] === key)) banded.join(a, b);
    else apart++;
  });

  const [mine, theirs, reachable] = [clusters(ours), clusters(all), clusters(banded)];
  const known = new Set(mine.map(String));
  const unreached = reachable.filter((cluster) => !known.has(String(cluster))).length;
  const same = theirs.filter((cluster) => known.has(String(cluster)));
  const fates = (found: readonly (readonly number[])[]) => new Set(found.flatMap((cluster) => copiesIn(cluster, runs, rules)));
  const [copies, others] = [fates(mine), fates(theirs)];
  const differ = [...copies].filter((one) => !others.has(one)).length + [...others].filter((one) => !copies.has(one)).length;
  console.log([
    `${name}: ${pairs.length} pairs compared, ${edges} alike; exhaustively ${alike}, of which ${apart} share no band (expected ${expected.toFixed(1)})`,
    `  clusters: ${mine.length} with ${mine.flat().length} texts; exhaustively ${theirs.length} with ${theirs.flat().length}; ${same.length} are the same, ${theirs.length - same.length} are not found whole, ${mine.length - same.length} are found otherwise`,
    `  all pairs of all bands would give ${reachable.length} clusters, of which ${unreached} are not found by comparing neighbours`,
    `  copies: ${copies.size}; exhaustively ${others.size}; ${differ} texts fare otherwise`,
  ].join('\n'));
}

/** As builds do: texts of one band, each with those before it. */
function candidates(bands: readonly (readonly string[])[]): readonly (readonly [number, number])[] {
  const byBand = new Map<string, Copy[]>();
  for (const [at, keys] of bands.entries()) {
    const copy: Copy = {hash: hashOf(at), order: hashOf(at), name: '', at: 0, samples: {digest: '' as never, stub: ''}};
    for (const key of keys) byBand.set(key, [...(byBand.get(key) ?? []), copy]);
  }
  const pairs = new Set<string>();
  for (const pieces of byBand.values()) {
    const band = gatherBand.run({pieces}, null, new Map());
    if (!Array.isArray(band)) continue;
    const spread = spreadPairs.run({row: band}, null, new Map());
    if (Array.isArray(spread)) for (const {bucket} of spread) pairs.add(bucket);
  }
  return [...pairs].map((pair) => pair.split(' ').map(Number)).map(([a = 0, b = 0]) => [a, b]);
}

/** In the order of history. */
function hashOf(at: number): string {
  return String(at).padStart(9, '0');
}

function copiesIn(cluster: readonly number[], runs: readonly Uint32Array[], {percent}: NearRules): readonly number[] {
  const refs = cluster.map((at) => ({digest: '' as never, value: {hash: hashOf(at), order: hashOf(at), name: '', at: 0, runs: runs[at] ?? none}}));
  const found = nearCopiesTask.run({cluster: {row: {digest: '' as never, value: {members: refs.map(({value}) => value.hash), edges: []}}, refs}}, {percent}, new Map());
  return 'copies' in found ? found.copies.map(([hash]) => Number(hash)) : [];
}

/** Each two texts that share a run, with how many both have and how many either has. Every run is known by its words, so none is taken for another. */
function everyPair({words, run}: NearRules, told: (a: number, b: number, both: number, either: number) => void): void {
  const numbers = new Map<string, number>();
  const postings: number[][] = [];
  const sizes: number[] = [];
  for (const [at, text] of texts.entries()) {
    const list = wordsOf(text.toString('latin1'), words);
    const own = new Set<number>();
    for (let from = 0; from + run <= list.length; from++) {
      const spelled = list.slice(from, from + run).join('\n');
      const number = numbers.get(spelled) ?? numbers.size;
      numbers.set(spelled, number);
      own.add(number);
    }
    const shared = new Uint32Array(at);
    for (const number of own) for (const other of (postings[number] ??= [])) shared[other] = (shared[other] ?? 0) + 1;
    for (const number of own) postings[number]?.push(at);
    sizes.push(own.size);
    for (const [other, both] of shared.entries()) if (both > 0) told(other, at, both, own.size + (sizes[other] ?? 0) - both);
  }
}

function wordsOf(text: string, words: NearRules['words']): readonly string[] {
  const parts = words === 'code' ? text.split(/\W+/) : words === 'spaces' ? text.split(/[\t-\r\x1c-\x1f ]+/) : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/[0-9]+/g, '0').split(/[^0-9a-z\x80-\xff]+/);
  return parts.filter((part) => part !== '');
}

interface Forest {root(at: number): number; join(a: number, b: number): number}

function forest(size: number): Forest {
  const above = Array.from({length: size}, (_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (above[top] !== top) top = above[top] ?? top;
    for (let next = at; next !== top;) [next, above[next]] = [above[next] ?? top, top];
    return top;
  };
  return {root, join: (a, b) => {
    const [one, other] = [root(a), root(b)];
    above[Math.max(one, other)] = Math.min(one, other);
    return 1; // to be counted
  }};
}

/** Of more than one text. */
function clusters({root}: Forest): readonly (readonly number[])[] {
  const found = Map.groupBy(texts.keys(), root);
  return [...found.values()].filter((members) => members.length > 1);
}

/** Each content once, in the order in which it came. Binaries and what is too large for a dataset are left out. */
function versions(): readonly Buffer[] {
  const log = git(['log', '--reverse', '--topo-order', '--raw', '--no-renames', '--no-abbrev', '--format=', 'HEAD']).toString('latin1');
  const names = new Set([...log.matchAll(/^:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) [AM]\t/gm)].map(([, oid = '']) => oid));
  const out = git(['cat-file', '--batch'], `${[...names].join('\n')}\n`);
  const found: Buffer[] = [];
  for (let at = 0; at < out.length;) {
    const line = out.toString('latin1', at, out.indexOf(10, at));
    const from = at + line.length + 1;
    at = from + Number(line.split(' ')[2]) + 1;
    const text = out.subarray(from, at - 1);
    if (text.length <= most && !text.subarray(0, 8000).includes(0)) found.push(text);
  }
  return found;
}

function git(args: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['-C', repository ?? '', ...args], {input, maxBuffer: 2 ** 31 - 1, stdio: ['pipe', 'pipe', 'inherit']});
}
