// Near copies against a run over all pairs that knows no sketch, on real texts and on texts made to be alike.
import test from 'ava';
import {bandKeys} from '../../../../stages/dataset/duplicates/band-keys.ts';
import {likeness} from '../../../../stages/dataset/duplicates/likeness.ts';
import {nearPresets, type NearRules} from '../../../../stages/dataset/duplicates/near-rules.ts';
import {runsOfWords} from '../../../../stages/dataset/duplicates/runs-of-words.ts';
import {random, type Random} from '../../../graph/rig/random.ts';

const text = (words: readonly string[]) => Buffer.from(words.join(' '));

/** What both share of what either has, of words as texts: no hash, no sketch. */
function judged(one: Buffer, other: Buffer, run: number): number {
  const runsIn = (bytes: Buffer) => {
    const words = bytes.toString('latin1').split(/[^A-Za-z_0-9]+/).filter((word) => word !== '');
    return new Set(words.slice(run - 1).map((_, at) => words.slice(at, at + run).join(' ')));
  };
  const [a, b] = [runsIn(one), runsIn(other)];
  const either = a.union(b).size;
  return either === 0 ? 0 : Math.floor((a.intersection(b).size * 100) / either);
}

function someWords(dice: Random, count: number): readonly string[] {
  return Array.from({length: count}, () => word(dice.int(5000)));
}

/** Of letters: numbers are all the same to some presets. */
function word(number: number): string {
  return [...number.toString(25)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 25))).join('');
}

test('likeness is that of the sets of runs themselves', (t) => {
  const dice = random(11);
  const base = someWords(dice, 300);
  for (let tried = 0; tried < 200; tried++) {
    const other = base.map((word) => (dice.int(60) < tried % 30 ? `x${dice.int(9)}` : word)).slice(dice.int(20), 300 - dice.int(100));
    const run = 1 + dice.int(6);
    const [one, two] = [text(base), text(other)];
    t.is(likeness(runsOfWords(one, {words: 'code', run}), runsOfWords(two, {words: 'code', run})), judged(one, two, run));
  }
});

// What the bands promise: 1 - (1 - s^rows)^bands of texts that share s.
for (const [name, rules] of Object.entries(nearPresets)) {
  test(`texts meet in a band as often as their likeness says (${name})`, (t) => {
    const dice = random(name.length);
    const counts = new Map<number, {met: number; all: number; expected: number}>();
    for (let tried = 0; tried < 600; tried++) {
      const base = someWords(dice, 400);
      const changed = new Set(Array.from({length: 1 + dice.int(40)}, () => dice.int(400)));
      const [one, other] = [text(base), text(base.map((own, at) => (changed.has(at) ? `y${word(dice.int(1e6))}` : own)))].map((bytes) => runsOfWords(bytes, rules));
      const share = likeness(one ?? new Uint32Array(), other ?? new Uint32Array());
      const tenth = Math.floor(share / 10);
      const count = counts.get(tenth) ?? {met: 0, all: 0, expected: 0};
      counts.set(tenth, {met: count.met + (meet(one, other, rules) ? 1 : 0), all: count.all + 1, expected: count.expected + 1 - (1 - ((share + 0.5) / 100) ** rules.rows) ** rules.bands});
    }
    t.true(counts.size >= 3, `${counts.size} tenths`);
    for (const [tenth, {met, all, expected}] of counts) t.true(Math.abs(met - expected) < 4 * Math.sqrt(Math.max(1, expected * (1 - expected / all))) + 1, `${tenth}0 %: ${met} of ${all} met, expected ${expected.toFixed(1)}`);
  });
}

function meet(one: Uint32Array | undefined, other: Uint32Array | undefined, rules: NearRules): boolean {
  const [a, b] = [new Set(bandKeys(one ?? new Uint32Array(), rules)), new Set(bandKeys(other ?? new Uint32Array(), rules))];
  return a.intersection(b).size > 0;
}

test('words are cut as each preset cuts them, and layout counts in none', (t) => {
  const same = (words: NearRules['words'], one: string, other: string) => likeness(runsOfWords(Buffer.from(one), {words, run: 1}), runsOfWords(Buffer.from(other), {words, run: 1})) === 100;
  for (const words of ['code', 'spaces', 'plain'] as const) t.true(same(words, 'a b\n\tc', '  a\r\nb   c\n'), words);
  t.true(same('code', 'f(x).y', 'f x y'));
  t.false(same('spaces', 'f(x).y', 'f x y'));
  t.true(same('plain', 'Über 1984 Words', 'Über 7 words!'));
  t.false(same('code', 'one 1', 'one 2'));
  t.false(same('plain', 'one 1', 'one'));
  t.is(runsOfWords(Buffer.from('four words are few'), {words: 'code', run: 5}).length, 0);
});
