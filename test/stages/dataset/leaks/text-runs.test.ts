// Runs of words of files and patches, against a judge that splits texts and compares strings; and the table that holds them, against a map.
import test from 'ava';
import {runTable} from '../../../../stages/dataset/leaks/run-table.ts';
import {leakRuns, patchLines, textRuns, type TextRuns} from '../../../../stages/dataset/leaks/text-runs.ts';
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {random, type Random} from '../../../graph/rig/random.ts';

function someLines({int, pick}: Random, count: number): readonly string[] {
  return Array.from({length: count}, () => `${'  '.repeat(int(3))}${Array.from({length: 1 + int(9)}, () => pick(['let', 'a', 'b', '(', ')', '=', 'é漢', '+', '-', '@@', 'x_1', ';'])).join(' ')}`);
}

const runsIn = (take: (runs: TextRuns) => void): ReadonlySet<number> => {
  const found = new Set<number>();
  take(textRuns((run) => void found.add(run)));
  return found;
};
const plain = (text: string) => runsIn((runs) => runs.plain(Buffer.from(text)));
const patched = (before: string, now: string) => runsIn((runs) => runs.patch(diffLines(Buffer.from(before), Buffer.from(now)).hunks));

test('runs are of fifty words, a sign of punctuation is one, and blanks do not count', (t) => {
  const words = Array.from({length: leakRuns.words}, (_, at) => `w${at}`);
  t.is(plain(words.join(' ')).size, 1);
  t.deepEqual(plain(words.join('\n\t  ')), plain(words.join(' ')));
  t.is(plain(words.slice(1).join(' ')).size, 0);
  t.is(plain(`${words.slice(1).join(' ')};`).size, 1);
  t.is(plain(`${words.join(' ')} more`).size, 2);
  t.notDeepEqual(plain(words.toReversed().join(' ')), plain(words.join(' ')));
  t.is(runsIn((runs) => [words.slice(0, 30), words.slice(30)].forEach((part) => runs.plain(Buffer.from(part.join(' '))))).size, 0, 'no run goes from one text into the next');
});

test('a patch has the runs of the texts before and after it, and no other', (t) => {
  const dice = random(11);
  let met = 0;
  for (let round = 0; round < 200; round++) {
    const lines = someLines(dice, 5 + dice.int(60));
    const at = dice.int(lines.length);
    const changed = [...lines.slice(0, at), ...someLines(dice, dice.int(20)), ...lines.slice(at + dice.int(4))];
    const [before, now] = [lines, changed].map((all) => `${all.join('\n')}${dice.chance(3) ? '' : '\n'}`);
    const found = patched(before ?? '', now ?? '');
    const [old, late] = [plain(before ?? ''), plain(now ?? '')];
    t.true(found.isSubsetOf(old.union(late)), `round ${round}`);
    met += found.size;
    // A file that is new is its patch.
    t.deepEqual(patched('', now ?? ''), late);
  }
  t.true(met > 5000, `${met}`);
});

test('of a combined patch its result is read, and what it lacks is left out', (t) => {
  const lines = '@@@ -1,2 -1,2 +1,3 @@@ fn heading()\n  kept\n++both\n+ one\n --gone\n- gone\n\\ No newline at end of file\n';
  t.deepEqual([...patchLines(Buffer.from(lines))].map(({kind, text}) => [kind, Buffer.from(text).toString('utf8')]), [
    ['gap', '@@@ -1,2 -1,2 +1,3 @@@ fn heading()\n'], ['added', 'kept\n'], ['added', 'both\n'], ['added', 'one\n'], ['apart', '-gone\n'], ['apart', 'gone\n'],
  ]);
});

test('runTable() is a map, however it grows and is cut', (t) => {
  const dice = random(5);
  const number = () => dice.int(2 ** 21) * 2 ** 32 + dice.int(2 ** 32);
  const [table, judge] = [runTable(), new Map<number, number>()];
  const known: number[] = [];
  for (let step = 0; step < 20_000; step++) {
    const run = dice.chance(3) && known.length > 0 ? dice.pick(known) : number();
    if (!judge.has(run)) judge.set(run, 1);
    known.push(run);
    table.add(run);
    if (dice.chance(4)) {
      table.set(run, 2 + dice.int(3));
      judge.set(run, table.state(run));
    }
  }
  const check = () => {
    t.is(table.size, judge.size);
    for (const run of [...known, ...Array.from({length: 1000}, number)]) if (table.state(run) !== (judge.get(run) ?? 0)) t.fail(`${run}`);
    t.deepEqual(table.counts().slice(1, 5), [1, 2, 3, 4].map((state) => [...judge.values()].filter((found) => found === state).length));
    t.deepEqual([...table.runsIn(2)].sort(), [...judge].filter(([, state]) => state === 2).map(([run]) => run).sort());
  };
  check();
  table.dropFrom(2 ** 52);
  for (const run of judge.keys()) if (run >= 2 ** 52) judge.delete(run);
  check();
});
