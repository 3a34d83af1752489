import test from 'ava';
import {isStub} from '../../../graph/value/stub.ts';
import {tokenizeSample} from '../../../stages/tokenize/tokenize-sample.ts';
import {traceTokens} from '../../../stages/tokenize/trace-tokens.ts';
import {smallTokenizer} from './rig.ts';
import {freshSeed, nastyText} from './seeded.ts';

const tokenizer = smallTokenizer();

test('traceTokens: the bytes of the spans are the bytes of the tokens, for any stretch of them', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 300; round++) {
    const texts = Array.from({length: random.below(6)}, () => Buffer.from(nastyText(random, random.below(8))));
    const tokens = tokenizeSample(texts.map((text) => ({text, loss: 1})), tokenizer);
    if (isStub(tokens)) return t.fail(tokens.stub);
    const from = random.below(tokens.ids.length + 1);
    const to = from + random.below(tokens.ids.length - from + 1);
    const traced = traceTokens(tokens, {from, to}, {tokenizer, spanBytes: texts.map(({length}) => length)});
    const bytes = Buffer.concat(traced.map(({span, from, to}) => texts[span]?.subarray(from, to) ?? Buffer.of()));
    t.is(bytes.toString('utf8'), tokenizer.decode(tokens.ids.slice(from, to)));
    t.true(traced.every((piece, at) => at === 0 || (traced[at - 1]?.span ?? -1) < piece.span), 'one stretch of each span');
  }
});

test('traceTokens: a control token stands for its span; a tokenizer that estimates lengths says nothing', (t) => {
  const tokens = tokenizeSample([{text: 'the', loss: 1}, {control: '<|fim_prefix|>', loss: 0}, {text: 'cat', loss: 1}], tokenizer);
  if (isStub(tokens)) return t.fail(tokens.stub);
  const all = {from: 0, to: tokens.ids.length};
  t.deepEqual(traceTokens(tokens, all, {tokenizer, spanBytes: [3, 0, 3]}), [{span: 0, from: 0, to: 3}, {span: 1, from: 0, to: 0}, {span: 2, from: 0, to: 3}]);
  t.deepEqual(traceTokens(tokens, all, {tokenizer: {...tokenizer, exact: false}, spanBytes: [3, 0, 3]}), []);
});
