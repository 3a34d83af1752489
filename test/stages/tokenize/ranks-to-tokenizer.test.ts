import test from 'ava';
import {canonical} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import {judge} from './judge.ts';
import {corpus, tokenizerFrom} from './rig.ts';
import {freshSeed, nastyText} from './seeded.ts';
import {smallPattern, trainRanks} from './small-ranks.ts';

test('ranksToTokenizer: ids are the judge\'s for vocabularies trained on random text', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 12; round++) {
    const ranks = trainRanks(nastyText(random, 300), random.below(250));
    const [theirs, {encode}] = [judge(ranks), tokenizerFrom(ranksToTokenizer(ranks))];
    for (let sample = 0; sample < 10; sample++) {
      const text = nastyText(random, random.below(60));
      t.deepEqual([...encode(text)], [...theirs(text)], JSON.stringify(text));
    }
  }
});

test('ranksToTokenizer: each trained token is the merge of the pair it was trained from', (t) => {
  const {model} = ranksToTokenizer(trainRanks('aa aa ab ab ab abc abc', 4));
  // " a" and "ab" are made first; the ties go to the lower ids.
  t.deepEqual(model['merges'], [['Ġ', 'a'], ['Ġa', 'b'], ['Ġab', 'c'], ['a', 'a']]);
});

test('ranksToTokenizer: a token no pair makes is found when it stands alone, as the judge finds it', (t) => {
  const bytes = Array.from({length: 256}, (_, byte) => Uint8Array.of(byte));
  const ranks = {pattern: smallPattern, tokens: [...bytes, Buffer.from('xyz'), undefined, Buffer.from('pq')], controls: {}};
  const {encode} = tokenizerFrom(ranksToTokenizer(ranks));
  for (const text of ['xyz', 'xyzx', 'pqpq', ' xyz']) t.deepEqual([...encode(text)], [...judge(ranks)(text)], text);
  t.deepEqual([...encode('xyz')], [256]);
});

test('ranksToTokenizer: a token may be spelled like a member of every object', (t) => {
  const ranks = trainRanks('__proto__ __proto__ __proto__ constructor constructor', 60);
  const {encode, decode} = tokenizerFrom(JSON.parse(canonical(ranksToTokenizer(ranks))));
  const ids = encode('__proto__ constructor');
  t.deepEqual([...ids], [...judge(ranks)('__proto__ constructor')]);
  t.is(decode(ids), '__proto__ constructor');
});

test('ranksToTokenizer: the order in which control tokens are named does not change a byte', (t) => {
  const ranks = trainRanks(corpus, 20);
  const bytes = (controls: Record<string, number>) => canonical(ranksToTokenizer({...ranks, controls}));
  t.is(bytes({'<|b|>': 301, '<|a|>': 300}), bytes({'<|a|>': 300, '<|b|>': 301}));
});
