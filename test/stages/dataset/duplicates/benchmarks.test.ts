// Texts of benchmarks are found wherever they were planted, and nowhere else.
import test from 'ava';
import {benchmarkFinder, fewestWords} from '../../../../stages/dataset/duplicates/benchmarks/benchmark-runs.ts';
import {benchmarkTexts} from '../../../../stages/dataset/duplicates/benchmarks/benchmark-texts.ts';
import {random, type Random} from '../../../graph/rig/random.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const word = (dice: Random) => Array.from({length: 2 + dice.int(7)}, () => letters[dice.int(26)]).join('');
const words = (dice: Random, count: number) => Array.from({length: count}, () => word(dice));

/** As somebody else would lay it out. */
function laidOut(dice: Random, text: readonly string[]): string {
  const between = [' ', '\n', '\r\n', '\n        ', '\t', ', ', '();\n+', ' // ', '\n> ', ' \u00a0'.slice(0, 1)];
  return text.map((one) => (dice.chance(4) ? one.toUpperCase() : one) + dice.pick(between)).join('');
}

test('a planted text is found, whatever its line ends, its indentation and what stands around it', (t) => {
  for (let seed = 1; seed <= 300; seed++) {
    const dice = random(seed);
    const problems = Array.from({length: 20}, () => words(dice, fewestWords + dice.int(40)));
    const find = benchmarkFinder({lists: problems.map((problem, at) => ({name: `list ${at}`, texts: [problem.join(' ')]}))});
    const around = () => laidOut(dice, words(dice, dice.int(200)));
    const planted = dice.int(20);
    t.is(find(Buffer.from(`${around()}\n${laidOut(dice, problems[planted] ?? [])}\n${around()}`)), `list ${planted}`, `seed ${seed}`);
    t.is(find(Buffer.from(around())), undefined, `seed ${seed}`);
  }
});

test('twelve words in a row are enough of a long text, and eleven are not', (t) => {
  const dice = random(3);
  const problem = words(dice, 40);
  const find = benchmarkFinder({lists: [{name: 'one', texts: [problem.join(' ')]}]});
  const others = () => words(dice, 30).join(' ');
  for (let at = 0; at <= 28; at++) t.is(find(Buffer.from([others(), ...problem.slice(at, at + 12), others()].join('\n'))), 'one', `from ${at}`);
  for (let at = 0; at <= 29; at++) t.is(find(Buffer.from([others(), ...problem.slice(at, at + 11), others()].join('\n'))), undefined, `from ${at}`);
  t.is(find(Buffer.from(problem.toReversed().join(' '))), undefined);
});

test('of JSON lines every text counts, of other lists each line', (t) => {
  t.deepEqual(benchmarkTexts('{"id": 1, "prompt": "a\\nb", "tests": ["c", {"d": "e"}], "none": null}\r\n\n{"prompt": "f"}\n'), ['a\nb', 'c', 'e', 'f']);
  t.deepEqual(benchmarkTexts('\uFEFFone text\r\n\n{"not": json\n'), ['one text', '{"not": json']);
  t.deepEqual(benchmarkTexts('"a text"\n12\n'), ['"a text"', '12']);
  t.deepEqual(benchmarkTexts(''), []);
  t.deepEqual(benchmarkTexts(`{"deep": ${'['.repeat(5000)}"x"${']'.repeat(5000)}}`), ['x']);
});

test('digits and accents are letters of words, and numbers are alike', (t) => {
  const text = 'Die größte von 10 Zahlen zwischen 1 und 999 finden und ausgeben';
  const find = benchmarkFinder({lists: [{name: 'one', texts: [text]}]});
  t.is(find(Buffer.from(text.replace('999', '12345'))), 'one');
  t.is(find(Buffer.from(text.replace('größte', 'kleinste'))), undefined);
});
