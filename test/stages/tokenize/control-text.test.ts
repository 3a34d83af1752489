import test from 'ava';
import {controlText} from '../../../stages/tokenize/control-text.ts';
import {random} from '../../graph/rig/random.ts';

test('controlText: counts the longest spelling once', (t) => {
  const count = controlText(new Map([['<s>', 1], ['<s><s>', 2], ['.*', 3]]));
  t.is(count('<s><s><s>'), 2);
  t.is(count('a.*b.x'), 1);
  t.is(count('<S>'), 0);
});

test('controlText: without control tokens there is nothing to count', (t) => {
  t.is(controlText(new Map())('<s>'), 0);
});

test('controlText: counts what one pattern of all spellings would', (t) => {
  const next = random(5);
  const spellings = ['<', '<s', '<s>', '<s><s>', '<|a|>', '<|ab|>', '|', '[X]', '[', 'é😀', '😀'];
  for (let round = 0; round < 500; round++) {
    const known = spellings.filter(() => next.int(2) === 0);
    const text = Array.from({length: next.int(30)}, () => next.pick(['<', 's', '>', '|', 'a', 'ab', '[', 'X', ']', 'é', '😀'])).join('');
    const pattern = new RegExp(known.toSorted((a, b) => b.length - a.length).map(RegExp.escape).join('|') || '(?!)', 'gu');
    t.is(controlText(new Map(known.map((spelling, id) => [spelling, id])))(text), text.match(pattern)?.length ?? 0, JSON.stringify([known, text]));
  }
});
