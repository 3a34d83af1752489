import test from 'ava';
import {controlText} from '../../../stages/tokenize/control-text.ts';

test('controlText: counts the longest spelling once', (t) => {
  const count = controlText(new Map([['<s>', 1], ['<s><s>', 2], ['.*', 3]]));
  t.is(count('<s><s><s>'), 2);
  t.is(count('a.*b.x'), 1);
  t.is(count('<S>'), 0);
});

test('controlText: without control tokens there is nothing to count', (t) => {
  t.is(controlText(new Map())('<s>'), 0);
});
