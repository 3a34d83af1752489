// Random texts and edits from a seed, and git as the judge: many pairs of blobs in one throwaway repository.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export type Random = (below: number) => number;
export type Pair = readonly [before: Buffer, after: Buffer];

export function random(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}

/** How long and how repetitive random texts are. */
export interface Taste {readonly lines: number; readonly words: number}

export function randomPairs(next: Random, count: number, taste: Taste): Pair[] {
  return Array.from({length: count}, () => {
    const before = randomLines(next, taste);
    const after = next(8) === 0 ? randomLines(next, taste) : edited(before, next, taste);
    return [bytes(before, next), bytes(after, next)] as const;
  });
}

/** Code-like lines with everything that hurts: blanks, carriage returns, braces, broken UTF-8, names at the margin, long ones. */
function randomLine(next: Random, {words}: Taste): string {
  const kind = next(20);
  if (kind < 3) return ['', '  ', '\t', '\r', '    \r'][next(5)] ?? '';
  if (kind < 7) return `${' '.repeat(next(4) * 2)}}`;
  if (kind === 7) return `\xff\xfe${next(words)}\xc3`;
  if (kind === 8) return `${'long '.repeat(next(60))}${next(words)}\t `;
  return `${['', '  ', '    ', '\t', '$', '_'][next(6)] ?? ''}w${next(words)}${next(6) === 0 ? '\r' : ''}`;
}

function randomLines(next: Random, taste: Taste): string[] {
  return Array.from({length: next(taste.lines)}, () => randomLine(next, taste));
}

function edited(lines: readonly string[], next: Random, taste: Taste): string[] {
  const after = [...lines];
  for (let left = 1 + next(next(4) === 0 ? 1 + taste.lines / 2 : 5); left > 0; left--) {
    const at = next(after.length + 1);
    const length = 1 + next(next(5) === 0 ? 1 + taste.lines / 3 : 3);
    const kind = next(6);
    if (kind < 2) after.splice(at, length);
    else if (kind < 4) after.splice(at, 0, ...Array.from({length}, () => randomLine(next, taste)));
    else if (kind === 4) after.splice(at, 0, ...after.slice(next(after.length + 1)).slice(0, length));
    else after.splice(next(after.length + 1), 0, ...after.splice(at, length));
  }
  return after;
}

/** Few motifs, each many times over: groups slide far, and blank lines abound. */
export function repetitivePairs(next: Random, count: number): Pair[] {
  const motifs = [[''], ['x'], ['', '  y'], ['a', '', '  b'], ['{', '  z', '}', '']];
  const runs = (): string[][] => Array.from({length: 1 + next(5)}, () => {
    const motif = motifs[next(motifs.length)] ?? [];
    return Array.from({length: next(next(6) === 0 ? 1500 : 40)}, () => motif).flat();
  });
  return Array.from({length: count}, () => {
    const before = runs();
    const after = before.map((run) => (next(3) === 0 ? run.slice(next(9)) : next(4) === 0 ? [...run, ...run.slice(0, next(60))] : run));
    return [bytes(before.flat(), next), bytes(after.flat(), next)] as const;
  });
}

/** Stretches written anew but for their braces, in files full of braces: a match there may be an accident, and git has a view on it. */
export function rewrittenPairs(next: Random, count: number): Pair[] {
  return Array.from({length: count}, () => {
    const braces = 2 + next(9);
    const before = Array.from({length: 4 + next(next(4) === 0 ? 3000 : 120)}, (_, line) => (next(braces) === 0 ? '}' : `old ${line}`));
    const from = next(before.length);
    const to = from + 1 + next(40);
    const after = before.flatMap((line, index) => {
      if (index < from || index >= to) return [line];
      return line === '}' && next(8) > 0 ? [line] : Array.from({length: next(3)}, () => `new ${next(1_000_000)}`);
    });
    return [bytes(before, next), bytes(after, next)] as const;
  });
}

export interface Shuffle {readonly pages: number; readonly swaps: number; readonly noise: number}

/** Pages of distinct lines in another order, with noise between them: costly, but with long stretches that a search can bet on. */
export function shuffledPairs(next: Random, count: number, {pages, swaps, noise}: Shuffle): Pair[] {
  const side = (inOrder: readonly string[][]): string[] => {
    const order = [...inOrder];
    for (let left = swaps; left > 0; left--) order.splice(next(order.length), 0, ...order.splice(next(order.length), 1));
    return order.flatMap((page) => [...page, ...Array.from({length: next(noise)}, () => `noise ${next(60)}`)]);
  };
  return Array.from({length: count}, () => {
    const inOrder = Array.from({length: pages}, (_, page) => Array.from({length: 10 + next(90)}, (_line, line) => `page ${page} line ${line}`));
    return [bytes(side(inOrder), next), bytes(side(inOrder), next)] as const;
  });
}

/** A stretch of long indented functions stands twice: the copy may slide as far as the stretch is long. */
export function doubledPairs(next: Random, count: number): Pair[] {
  return Array.from({length: count}, () => {
    const parts = Array.from({length: 3 + next(4)}, (_, part) => [
      ...Array.from({length: next(25)}, () => ''), `fn ${part}`, ...Array.from({length: 5 + next(70)}, (_line, line) => `${' '.repeat(1 + next(6))}${part} ${line}`), '}',
    ]);
    const before = parts.flat();
    const from = next(2) === 0 ? next(before.length) : parts.slice(0, next(parts.length)).flat().length;
    const to = Math.min(before.length, from + (next(2) === 0 ? 11 + next(7) : 20 + next(90)));
    return [bytes(before, next), bytes([...before.slice(0, to), ...before.slice(from, to), ...before.slice(to)], next)] as const;
  });
}

function bytes(lines: readonly string[], next: Random): Buffer {
  return Buffer.from(lines.join('\n') + (lines.length > 0 && next(4) > 0 ? '\n' : ''), 'latin1');
}

export interface Entry {readonly mode: string; readonly path: string; readonly content: Buffer | string}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

/** A bare repository with a commit for each list of entries, on branches `c0`, `c1`, and so on. A string is the oid of a submodule. */
export function repository(trees: readonly (readonly Entry[])[]): Git {
  const folder = mkdtempSync(join(tmpdir(), 'gristmill-diff-'));
  folders.push(folder);
  const git = gitIn(folder);
  git(['init', '--quiet', '--bare', '.']);
  const stream: Buffer[] = [];
  for (const [index, entries] of trees.entries()) {
    stream.push(Buffer.from(`commit refs/heads/c${index}\ncommitter a <a> 1 +0000\ndata 0\n`));
    for (const {mode, path, content} of entries) {
      if (typeof content === 'string') stream.push(Buffer.from(`M ${mode} ${content} ${inQuotes(path)}\n`));
      else stream.push(Buffer.from(`M ${mode} inline ${inQuotes(path)}\ndata ${content.length}\n`), content, Buffer.from('\n'));
    }
    stream.push(Buffer.from('\n'));
  }
  git(['fast-import', '--quiet'], Buffer.concat(stream));
  return git;
}

export type Git = (command: readonly string[], input?: Uint8Array) => Buffer;

function gitIn(cwd: string): Git {
  const env = {PATH: process.env['PATH'] ?? '', HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_ATTR_NOSYSTEM: '1', LC_ALL: 'C'};
  return (command, input = Buffer.alloc(0)) =>
    execFileSync('git', ['-c', 'core.quotePath=false', ...command], {cwd, env, input, maxBuffer: 1 << 30});
}

/** As fast-import reads it: our own quoting is what is being tested elsewhere. */
function inQuotes(path: string): string {
  return `"${[...Buffer.from(path)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}"`;
}

export function repositoryOf(pairs: readonly Pair[]): Git {
  return repository([0, 1].map((side) => pairs.map((pair, index) => ({mode: '100644', path: nameOf(index), content: pair[side] ?? Buffer.alloc(0)}))));
}

/** The texts that this checkout's own history changed last, as far as it goes back. */
export function historyPairs(checkout: string, most: number): Pair[] {
  const git = gitIn(checkout);
  const listed = git(['log', '--raw', '--no-abbrev', '--no-renames', '--no-merges', '--diff-filter=AMD', '--format=', 'HEAD']).toString();
  const blob = (oid = ''): Buffer => (/^0*$/.test(oid) ? Buffer.alloc(0) : git(['cat-file', 'blob', oid]));
  const oids = [...listed.matchAll(/^:[01]0\d{4} [01]0\d{4} (\w+) (\w+) /gm)].slice(0, most);
  return oids.map(([, before, after]) => [blob(before), blob(after)] as const);
}

export function nameOf(index: number): string {
  return `f${String(index).padStart(6, '0')}`;
}

/** Git's hunks of each pair, none where the two are equal. */
export function gitHunks(pairs: readonly Pair[], flags: readonly string[] = []): Buffer[] {
  const text = repositoryOf(pairs)(['diff-tree', '-p', '-r', '--text', '--no-renames', ...flags, 'c0', 'c1']);
  const hunks: Buffer[] = pairs.map(() => Buffer.alloc(0));
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\ndiff --git ', at) + 1;
    const section = text.subarray(at, next === 0 ? text.length : next);
    const head = section.indexOf('\n@@ ');
    const index = Number(/^diff --git a\/f(\d+)/.exec(section.toString('latin1'))?.[1]);
    if (head >= 0) hunks[index] = section.subarray(head + 1);
    at += section.length;
  }
  return hunks;
}
