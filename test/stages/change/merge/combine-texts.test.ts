import test from 'ava';
import {combineTexts} from '../../../../stages/change/merge/combine-texts.ts';
import {random, type Random} from '../../../graph/rig/random.ts';
import {data, importStream} from '../../../mill/fast-history.ts';
import {bench, type Repo} from '../../source/git/rig.ts';

interface Merge {readonly parents: readonly string[]; readonly result: string}

/** Texts of code-like lines that some of several people changed, and a result that takes from all of them, and now and then something of its own. */
function someMerge(dice: Random, count: number, round: number): Merge {
  const line = (): string => dice.pick(['fn name() {', '}', '', `    call(${dice.int(6)});`, `let v${dice.int(4)};`, 'same', `own ${dice.int(1000)}`]);
  const base = Array.from({length: 3 + dice.int(round % 3 === 0 ? 80 : 25)}, (_, at) => (dice.chance(2) ? `${at}` : line()));
  const edited = (lines: readonly string[]): string[] => {
    const after = [...lines];
    for (let left = dice.int(4); left > 0; left--) after.splice(dice.int(after.length + 1), dice.int(3), ...Array.from({length: dice.int(3)}, line));
    return after;
  };
  const parents = Array.from({length: count}, () => (dice.chance(9) ? base : edited(base)));
  const result = dice.chance(3) ? edited(dice.pick(parents)) : dice.chance(2) ? woven(parents, dice) : [...dice.pick(parents)];
  const text = (lines: readonly string[]) => lines.map((one) => `${one}\n`).join('');
  return {parents: parents.map(text), result: text(result)};
}

function woven(parents: readonly (readonly string[])[], dice: Random): string[] {
  return Array.from({length: Math.max(...parents.map(({length}) => length))}, (_, at) => dice.pick(parents)[at]).filter((one) => one !== undefined);
}

/** Git's hunks of each merge, all of them in one commit. */
function byGit(repo: Repo, merges: readonly Merge[], count: number, context: number): ReadonlyMap<number, string> {
  const commit = (at: number, from: readonly string[], text: (merge: Merge) => string) => [
    `commit refs/heads/c${at}\ncommitter C <c@example.org> ${1_500_000_000 + at} +0000\n`, data('x'), ...from, 'deleteall\n',
    ...merges.flatMap((merge, file) => [`M 100644 inline f${file}\n`, data(text(merge))]),
  ];
  const sides = Array.from({length: count}, (_, at) => commit(at, [], ({parents}) => parents[at] ?? ''));
  importStream(repo, [...sides.flat(), ...commit(count, [`from refs/heads/c0\n`, ...Array.from({length: count - 1}, (_, at) => `merge refs/heads/c${at + 1}\n`)], ({result}) => result)]);
  const text = repo.bytes(['diff-tree', '--cc', '-p', `-U${context}`, '--no-commit-id', '--abbrev=7', `c${count}`]).toString('utf8');
  return new Map(text.split(/^diff --cc f/m).slice(1).map((one) => [Number.parseInt(one, 10), one.slice(one.indexOf('\n@@@') + 1)]));
}

for (const [count, context] of [[2, 3], [2, 1], [3, 3], [5, 3]] as const) {
  test(`combineTexts() shows what git shows of merges of ${count} with ${context} lines of context`, (t) => {
    const dice = random(70 + count);
    const merges = Array.from({length: 300}, (_, round) => someMerge(dice, count, round));
    const theirs = byGit(bench(t).repo, merges, count, context);
    t.true(theirs.size > 60 && theirs.size < merges.length);
    const ours = merges.map(({parents, result}) => combineTexts(parents.map((text) => Buffer.from(text)), Buffer.from(result), context).hunks.toString('utf8'));
    const other = ours.flatMap((hunks, at) => (hunks === (theirs.get(at) ?? '') ? [] : [{at, ours: hunks, theirs: theirs.get(at)}]));
    t.deepEqual(other.slice(0, 1), [], `${other.length} differ`);
  });
}

test('combineTexts() counts what is the merge\'s own, and takes a text as it is', (t) => {
  const combine = (parents: readonly string[], result: string) => {
    const {hunks, added, removed} = combineTexts(parents.map((text) => Buffer.from(text)), Buffer.from(result), 3);
    return [hunks.toString('utf8'), added, removed];
  };
  t.deepEqual(combine(['a\nb\n', 'a\nc\n'], 'a\nc\n'), ['', 0, 0]);
  t.deepEqual(combine(['a\nb\n', 'a\nc\n'], 'a\nd'), ['@@@ -1,2 -1,2 +1,2 @@@\n  a\n- b\n -c\n++d\n', 1, 0]);
  t.deepEqual(combine(['a\nb\n', 'a\nb\n'], 'a\n'), ['@@@ -1,2 -1,2 +1,1 @@@\n  a\n--b\n', 0, 1]);
  t.deepEqual(combine(['', ''], 'x\n'), ['@@@ -1,0 -1,0 +1,1 @@@\n++x\n', 1, 0]);
});
