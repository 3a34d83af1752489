import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {filePatch} from '../../../../stages/change/diff/file-patch.ts';
import {restores, sameAsGit, seed} from './judges.ts';
import {doubledPairs, gitHunks, historyPairs, nameOf, random, randomPairs, repetitivePairs, repositoryOf, rewrittenPairs, shuffledPairs} from './rig.ts';

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

test('diffLines: hunks of whole functions are git\'s', (t) => {
  // Its own sources as well: functions with comments above them, blank lines, and several in a row.
  const folder = new URL('../../../../stages/change/diff/', import.meta.url);
  const sources = ['print-hunks', 'function-hunk', 'slide-groups', 'apply-hunks'].map((name) => readFileSync(new URL(`${name}.ts`, folder)));
  const next = random(seed);
  const pairs = [...randomPairs(random(seed), 400, {lines: 90, words: 9}), ...special.doubled.slice(0, 200), ...special.rewritten.slice(0, 100), ...sources.flatMap((source) => Array.from({length: 60}, () => [source, movedAbout(source, next)] as const))];
  const theirs = gitHunks(pairs, ['-W']);
  t.is(pairs.findIndex(([before, after], index) => !diffLines(before, after, {context: 'function'}).hunks.equals(theirs[index] ?? before)), -1, `seed ${seed}`);
});

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

test('diffLines: hunks are git\'s for the history of this checkout', (t) => {
  sameAsGit(t, historyPairs(fileURLToPath(new URL('../../../../', import.meta.url)), 60), 'HEAD');
});
