import test from 'ava';
import {applyHunks} from '../../../../stages/change/diff/apply-hunks.ts';
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {forgedLines} from './forged-lines.ts';
import {restores, sameAsGit, seed} from './judges.ts';
import {random, randomPairs} from './rig.ts';

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
    t.true(meter.steps > 2 ** 25 && meter.steps < 1.25 * 2 ** 26, `${meter.steps} steps`);
    restores(t, [pair], `seed ${seed}`);
  });
}
