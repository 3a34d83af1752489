import {readFileSync} from 'node:fs';
import test, {type ExecutionContext} from 'ava';
import {applyHunks} from '../../../../stages/change/diff/apply-hunks.ts';
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {filePatch} from '../../../../stages/change/diff/file-patch.ts';
import {forgedLines} from './forged-lines.ts';
import {doubledPairs, gitHunks, nameOf, random, randomPairs, repetitivePairs, repositoryOf, rewrittenPairs, shuffledPairs, type Pair} from './rig.ts';

const seed = 20240607;

function diff(before: string, after: string): string {
  return diffLines(Buffer.from(before), Buffer.from(after)).hunks.toString();
}

function numbered(from: number, to: number): string {
  return Array.from({length: to - from}, (_, index) => `${from + index}\n`).join('');
}

/** Seeds are printed with a failure, so it can be had again. */
function sameAsGit(t: ExecutionContext, pairs: readonly Pair[], label: string): void {
  const theirs = gitHunks(pairs);
  for (const [index, [before, after]] of pairs.entries()) {
    const ours = diffLines(before, after).hunks.toString('latin1').split('\n');
    const wanted = theirs[index]?.toString('latin1').split('\n') ?? [];
    const at = ours.findIndex((line, place) => line !== wanted[place]);
    if (at < 0 && ours.length === wanted.length) continue;
    t.deepEqual(ours.slice(Math.max(0, at - 9), at + 9), wanted.slice(Math.max(0, at - 9), at + 9), `${label}, pair ${index}, line ${at}`);
    return;
  }
  t.pass();
}

function restores(t: ExecutionContext, pairs: readonly Pair[], label: string): void {
  for (const [index, [before, after]] of pairs.entries()) {
    const applied = applyHunks(before, diffLines(before, after).hunks);
    if ('after' in applied && applied.after.equals(after)) continue;
    t.fail(`${label}, pair ${index}: ${'refusal' in applied ? JSON.stringify(applied.refusal) : 'other bytes'}`);
    return;
  }
  t.pass();
}

test('diffLines: equal blobs have no hunks', (t) => {
  t.deepEqual(diffLines(Buffer.from('a\n'), Buffer.from('a\n')), {hunks: Buffer.alloc(0), added: 0, removed: 0, hunkCount: 0});
});

test('diffLines: a changed line stands between three lines of context', (t) => {
  const hunks = diff(numbered(1, 12), numbered(1, 12).replace('6\n', 'six\n'));
  t.is(hunks, '@@ -3,7 +3,7 @@\n 3\n 4\n 5\n-6\n+six\n 7\n 8\n 9\n');
});

test('diffLines: an empty side has the range 0,0', (t) => {
  t.is(diff('', 'a\nb\n'), '@@ -0,0 +1,2 @@\n+a\n+b\n');
  t.is(diff('a\n', ''), '@@ -1 +0,0 @@\n-a\n');
});

test('diffLines: a missing newline at the end is said on the side that misses it', (t) => {
  t.is(diff('a\nb', 'a\nb\n'), '@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n');
  t.is(diff('a\nb', 'c\nb'), '@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n');
});

test('diffLines: changes six lines apart share a hunk, seven lines apart do not', (t) => {
  const apart = (gap: number): number => diffLines(Buffer.from(`x\n${numbered(0, gap)}y\n`), Buffer.from(`X\n${numbered(0, gap)}Y\n`)).hunkCount;
  t.deepEqual([apart(6), apart(7)], [1, 2]);
});

test('diffLines: context is as wide as asked for', (t) => {
  const [before, after] = [Buffer.from(numbered(1, 90)), Buffer.from(numbered(1, 90).replace('45\n', ''))];
  const lines = (context: number): number => diffLines(before, after, {context}).hunks.toString().split('\n').length - 2;
  t.deepEqual([0, 1, 30, 1000].map(lines), [1, 3, 61, 89]);
  t.is(diffLines(before, after, {context: 0}).hunks.toString(), '@@ -45 +44,0 @@\n-45\n');
});

test('diffLines: counts added and removed lines', (t) => {
  const {added, removed, hunkCount} = diffLines(Buffer.from('a\nb\nc\n'), Buffer.from('a\nx\ny\nc\n'));
  t.deepEqual({added, removed, hunkCount}, {added: 2, removed: 1, hunkCount: 1});
});

test('diffLines: a block is cut where its indentation says, not where it can slide to', (t) => {
  const method = (name: string): string => `  // works\n  ${name}() {\n  }\n`;
  const before = `class A {\n${method('a')}\n${method('c')}}\n`;
  const after = `class A {\n${method('a')}\n${method('b')}\n${method('c')}}\n`;
  const added = diff(before, after).split('\n').filter((line) => line.startsWith('+'));
  t.deepEqual(added, ['+  // works', '+  b() {', '+  }', '+']);
  // The judge: git puts it elsewhere when told to leave indentation alone.
  const [plain] = gitHunks([[Buffer.from(before), Buffer.from(after)]], ['--no-indent-heuristic']);
  t.not(diff(before, after), plain?.toString());
});

test('diffLines: a hunk stands under the nearest name at the margin, without trailing space, and at most 80 bytes of it', (t) => {
  const body = ' a\n b\n c\n d\n';
  t.regex(diff(`fn one() {  \r\n${body}`, `fn one() {  \r\n${body} e\n`), /^@@ -3,3 \+3,4 @@ fn one\(\) \{\n/);
  t.regex(diff(`${'n'.repeat(99)}\n${body}`, `${'n'.repeat(99)}\n${body} e\n`), /^@@ -3,3 \+3,4 @@ n{80}\n/);
});

test('diffLines: a hunk without a nearer name keeps the heading of the one above', (t) => {
  const body = numbered(0, 20);
  const heads = [...diff(`name\n${body}`, `name\n${body.replace('5\n', 'x\n').replace('15\n', 'y\n')}`).matchAll(/^@@.*@@(.*)$/gm)];
  t.deepEqual(heads.map(([, heading]) => heading), [' name', ' name']);
});

test('diffLines: takes any view of any bytes', (t) => {
  const odd = new Uint8Array([9, 9, 9, 0, 255, 10, 13, 10, 0]).subarray(3);
  t.deepEqual([...diffLines(odd, odd.subarray(0, 3)).hunks.subarray(0, 22)], [...Buffer.from('@@ -1,3 +1 @@\n \0'), 255, 10, 45, 13, 10, 45]);
});

for (const [count, lines, words] of [[1500, 10, 3], [800, 40, 5], [300, 200, 30], [40, 2000, 300], [6, 9000, 40]] as const) {
  const pairs = randomPairs(random(seed + lines), count, {lines, words});
  const label = `seed ${seed + lines}`;
  test(`diffLines: hunks are git's, of ${count} random pairs of up to ${lines} lines`, sameAsGit, pairs, label);
  test(`diffLines: hunks restore the other side, of ${count} random pairs of up to ${lines} lines`, restores, pairs, label);
}

const special = {
  'repetitive': repetitivePairs(random(seed), 400),
  'rewritten': rewrittenPairs(random(seed), 400),
  'shuffled': shuffledPairs(random(seed), 20, {pages: 30, swaps: 15, noise: 90}),
  'huge': shuffledPairs(random(seed), 2, {pages: 700, swaps: 60, noise: 6}),
  'doubled': doubledPairs(random(seed), 600),
};

for (const [kind, pairs] of Object.entries(special)) {
  test(`diffLines: hunks are git's, of ${kind} pairs`, sameAsGit, pairs, `seed ${seed}`);
  test(`diffLines: hunks restore the other side, of ${kind} pairs`, restores, pairs, `seed ${seed}`);
}

for (const context of [1, 10, 25]) {
  test(`diffLines: hunks are git's with ${context} lines of context`, (t) => {
    const pairs = [...randomPairs(random(seed), 200, {lines: 90, words: 9}), ...special.doubled.slice(0, 200)];
    const theirs = gitHunks(pairs, [`-U${context}`]);
    t.is(pairs.findIndex(([before, after], index) => !diffLines(before, after, {context}).hunks.equals(theirs[index] ?? before)), -1, `seed ${seed}`);
  });
}

test('diffLines: git applies the patches and gets the other tree', (t) => {
  const pairs = randomPairs(random(seed), 400, {lines: 60, words: 9});
  const git = repositoryOf(pairs);
  const patches = pairs.map(([before, after], index) => {
    const oids = before.equals(after) ? {before: '1', after: '1'} : {before: '1'.repeat(40), after: '2'.repeat(40)};
    const {hunks} = diffLines(before, after);
    return hunks.length === 0 ? hunks : filePatch({status: 'M', oldMode: '100644', newMode: '100644', path: nameOf(index), ...oids}, hunks);
  });
  git(['read-tree', 'c0']);
  git(['apply', '--cached', '--whitespace=nowarn', '-'], Buffer.concat(patches));
  t.is(git(['write-tree']).toString(), git(['rev-parse', 'c1^{tree}']).toString());
});

test('diffLines: hunks are git\'s between real sources that share much', (t) => {
  const folder = new URL('../../../../stages/change/diff/', import.meta.url);
  const names = ['early-cut', 'middle-snake', 'slide-groups', 'indent-score', 'print-hunks', 'name-table', 'only-match', 'open-window', 'edited-lines', 'diff-lines'];
  const sources = names.map((name) => readFileSync(new URL(`${name}.ts`, folder)));
  const next = random(seed);
  const pairs = sources.flatMap((before) => [...sources.map((after) => [before, after] as const), ...Array.from({length: 20}, () => [before, movedAbout(before, next)] as const)]);
  sameAsGit(t, pairs, `seed ${seed}`);
});

/** Whole paragraphs and runs of lines deleted, doubled and moved, as people do. */
function movedAbout(source: Buffer, next: (below: number) => number): Buffer {
  const unit = next(2) === 0 ? '\n\n' : '\n';
  const pieces = source.toString().split(unit);
  for (let left = 1 + next(4); left > 0; left--) {
    const taken = pieces.splice(next(pieces.length), 1 + next(2));
    for (let copies = next(3); copies > 0; copies--) pieces.splice(next(pieces.length + 1), 0, ...taken);
  }
  return Buffer.from(pieces.join(unit));
}

test('diffLines: lines with forged hashes give git\'s hunks all the same', (t) => {
  const forged = forgedLines(6000);
  const next = random(seed);
  const some = (): Buffer => Buffer.concat(forged.filter(() => next(10) > 0));
  sameAsGit(t, [[some(), some()], [some(), Buffer.concat([...forged].reverse())]], `seed ${seed}`);
});

test('diffLines: a small cost limit gives a correct diff for less work', (t) => {
  const pairs = randomPairs(random(seed), 30, {lines: 2000, words: 900});
  const work = [1, 4, 64, undefined].map((maxCost) => {
    const meter = {steps: 0};
    for (const [index, [before, after]] of pairs.entries()) {
      const {hunks} = diffLines(before, after, maxCost === undefined ? {meter} : {meter, maxCost});
      const applied = applyHunks(before, hunks);
      t.true('after' in applied && applied.after.equals(after), `limit ${maxCost}, pair ${index}, seed ${seed}`);
    }
    return meter.steps;
  });
  t.deepEqual(work, work.toSorted((one, other) => one - other));
});

/** Searches that git would go on with: the budget ends them, and the little that is left to do is counted, too. */
const hostile: Readonly<Record<string, (line: number, next: (below: number) => number) => string>> = {
  'lines in random order': (_, next) => `${next(3000)}`,
  'two words at random': (_, next) => `${next(2)}`,
  'lines that all differ, shuffled': (line) => `${(line * 7919) % 150_001}`,
};

for (const [name, lineOf] of Object.entries(hostile)) {
  test(`diffLines: ${name}: steps stay bounded and the diff correct`, (t) => {
    const next = random(seed);
    const text = (from: number): Buffer => Buffer.from(Array.from({length: 150_001}, (_, line) => `${lineOf(line + from, next)}\n`).join(''));
    const pair = [text(0), Buffer.concat([text(70_021).reverse().subarray(1), Buffer.from('\n')])] as const;
    const meter = {steps: 0};
    diffLines(...pair, {meter});
    t.true(meter.steps > 2 ** 26 && meter.steps < 1.25 * 2 ** 26, `${meter.steps} steps`);
    restores(t, [pair], `seed ${seed}`);
  });
}
