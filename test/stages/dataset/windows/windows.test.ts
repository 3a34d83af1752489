import {execFileSync} from 'node:child_process';
import test from 'ava';
import {documentWindows} from '../../../../stages/dataset/windows/document-windows.ts';
import {slidingCost, slidingCount, slidingWindow} from '../../../../stages/dataset/windows/sliding-windows.ts';
import {masksOf, usualWindows, type TokenStretch, type WindowRules} from '../../../../stages/dataset/windows/window-rules.ts';
import {random} from '../../../graph/rig/random.ts';

interface Vector {readonly context: readonly number[]; readonly target: readonly number[]; readonly context_mask: readonly number[]; readonly target_mask: readonly number[]}

const padding = -1;

/** A stream of tokens that are their own places, window by window, padded. */
function vectors(length: number, rules: WindowRules): readonly Vector[] {
  const padded = ({from, to}: TokenStretch, places: number) => Array.from({length: places}, (_, at) => (from + at < to ? from + at : padding));
  return Array.from({length: slidingCount(length, rules)}, (_, at) => {
    const window = slidingWindow(length, rules, at);
    const masks = masksOf(window, rules);
    return {context: padded(window.context, rules.context), target: padded(window.target, rules.target), context_mask: [...masks.context], target_mask: [...masks.target]};
  });
}

/** The seed's generator and its mask, in Python: windows as it slices them, then padded. */
const script = `
import json, sys
PAD = -1
def mask(sequence, length):
    return [1] * len(sequence) + [0] * (length - len(sequence))
def pairs(tokens, context, target, stride):
    for start in range(0, len(tokens) - context, stride):
        given = tokens[start:start + context]
        wanted = tokens[start + context:start + context + target]
        yield {'context': given + [PAD] * (context - len(given)), 'target': wanted + [PAD] * (target - len(wanted)), 'context_mask': mask(given, context), 'target_mask': mask(wanted, target)}
json.dump([list(pairs(list(range(length)), *rules)) for length, rules in json.load(sys.stdin)], sys.stdout)
`;

test('slidingWindow: windows and masks are those that the seed\'s generator makes', (t) => {
  const dice = random(1);
  const asked = [...Array.from({length: 300}, () => ({length: dice.int(80), rules: {context: 1 + dice.int(30), target: 1 + dice.int(20), stride: 1 + dice.int(20)}})), {length: 4000, rules: usualWindows}, {length: 2048, rules: usualWindows}, {length: 2049, rules: usualWindows}];
  const made = JSON.parse(execFileSync('python3', ['-I', '-c', script], {input: JSON.stringify(asked.map(({length, rules: {context, target, stride}}) => [length, [context, target, stride]])), encoding: 'utf8', maxBuffer: 1 << 28})) as readonly (readonly Vector[])[];
  for (const [at, {length, rules}] of asked.entries()) t.deepEqual(vectors(length, rules), made[at], JSON.stringify({length, rules}));
  t.is(made.at(-1)?.length, 1);
});

test('slidingWindow: the worked example, 50 given, 10 to predict, 10 further', (t) => {
  const rules = {context: 50, target: 10, stride: 10};
  t.is(slidingCount(72, rules), 3);
  t.deepEqual([0, 1, 2].map((at) => slidingWindow(72, rules, at)), [
    {context: {from: 0, to: 50}, target: {from: 50, to: 60}},
    {context: {from: 10, to: 60}, target: {from: 60, to: 70}},
    {context: {from: 20, to: 70}, target: {from: 70, to: 72}},
  ]);
  t.deepEqual([...masksOf(slidingWindow(72, rules, 2), rules).target], [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('slidingWindow: a stream that grows moves no window that it had', (t) => {
  const rules = {context: 7, target: 5, stride: 3};
  for (let length = 0; length < 40; length++) for (let at = 0; at < slidingCount(length, rules); at++) {
    const [now, later] = [slidingWindow(length, rules, at), slidingWindow(length + 9, rules, at)];
    t.deepEqual([later.context, later.target.from], [now.context, now.target.from]);
  }
});

test('slidingCost: 18 times the tokens by the usual windows, each predicted twice; counted, and not estimated', (t) => {
  const {forward, trained} = slidingCost(50_000_000, usualWindows);
  t.true(Math.abs(forward - 18) < 0.01 && Math.abs(trained - 2) < 0.01, `${forward}, ${trained}`);
  for (const rules of [{context: 7, target: 5, stride: 3}, {context: 4, target: 9, stride: 2}, {context: 4, target: 2, stride: 5}]) for (let length = 0; length < 40; length++) {
    const made = vectors(length, rules);
    const places = made.reduce((sum, {context, target}) => sum + context.length + target.length, 0);
    const predicted = made.reduce((sum, {target_mask}) => sum + target_mask.filter((one) => one === 1).length, 0);
    t.deepEqual(slidingCost(length, rules), {windows: made.length, forward: length === 0 ? 0 : places / length, trained: length === 0 ? 0 : predicted / length});
  }
});

test('documentWindows: every token is predicted once, from whole documents before it where they fit', (t) => {
  for (let seed = 1; seed <= 200; seed++) {
    const dice = random(seed);
    const lengths = Array.from({length: dice.int(12)}, () => dice.int(30));
    const rules = {context: 1 + dice.int(40), target: 1 + dice.int(12)};
    const borders = lengths.reduce<number[]>((all, length) => [...all, (all.at(-1) ?? 0) + length], [0]);
    const windows = documentWindows(lengths, rules);
    const all = Array.from({length: windows.count}, (_, at) => windows.at(at));
    t.deepEqual(all.flatMap(({target: {from, to}}) => Array.from({length: to - from}, (_, at) => from + at)), Array.from({length: borders.at(-1) ?? 0}, (_, at) => at), `seed ${seed}`);
    for (const {context, target} of all) {
      t.true(target.to - target.from <= rules.target && context.to === target.from && context.to - context.from <= rules.context, `seed ${seed}`);
      t.is(borders.filter((border) => border > target.from && border < target.to).length, 0, `seed ${seed}: a target is of one document`);
      const near = borders.filter((border) => border >= target.from - rules.context && border < target.from);
      t.is(context.from, near[0] ?? Math.max(0, target.from - rules.context), `seed ${seed}`);
    }
  }
});
