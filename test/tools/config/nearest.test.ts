import test from 'ava';
import {nearest} from '../../../tools/executors/config/nearest.ts';

const names = ['source', 'refs', 'store', 'out', 'threads', 'files', 'tokenizer'];

for (const [typed, meant] of [['soruce', 'source'], ['tread', 'threads'], ['tokeniser', 'tokenizer'], ['Store', 'store'], ['thr', 'threads'], ['ref', 'refs'], ['wat', undefined], ['language', undefined], ['', undefined]] as const) {
  test(`nearest() takes "${typed}" for ${meant ?? 'nothing we know'}`, (t) => {
    t.is(nearest(typed, names), meant);
  });
}
