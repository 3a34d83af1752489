import test from 'ava';
import {addControls} from '../../../stages/tokenize/add-controls.ts';
import {byteTokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {smallTokenizer} from './rig.ts';
import {tokenizerContract} from './tokenizer-contract.ts';

tokenizerContract(test, 'addControls', async () => addControls(smallTokenizer(), ['<new>', '<漢>', '<|endoftext|>']));

test('addControls() leaves a tokenizer that has them all as it is', (t) => {
  const tokenizer = byteTokenizer();
  t.is(addControls(tokenizer, ['<|endoftext|>', '<|endoftext|>']), tokenizer);
});

test('addControls() gives a token that is asked for twice one row', (t) => {
  const {controls, vocabularySize, byteLengths} = addControls(byteTokenizer(), ['<b>', '<a>', '<b>']);
  t.deepEqual([...controls], [['<|endoftext|>', 256], ['<b>', 257], ['<a>', 258]]);
  t.is(vocabularySize, 259);
  t.deepEqual([...byteLengths.subarray(255)], [1, 13, 3, 3]);
});
