import test from 'ava';
import {isStub} from '../../../graph/value/stub.ts';
import {profileParams} from '../../../stages/tokenize/profiles/profile-choice.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import {tokensOfSamples} from '../../../stages/tokenize/tokens-of-samples.ts';
import type {Sample, Samples} from '../../../stages/sample/sample.ts';
import type {Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {fastFrom, referenceFrom} from './fast/fast-rig.ts';
import {wordPattern} from './fast/word-pattern.ts';
import {smallRanks} from './rig.ts';

const json = ranksToTokenizer({...smallRanks, pattern: wordPattern});

function tokensWith(tokenizer: Tokenizer, text: string) {
  const sample: Sample = {kind: 'file', granularity: 'document', group: 'a', when: {corrected: 0, oid: ''}, synthetic: false, spans: [{kind: 'template', text, loss: 1}], meta: {}};
  const samples: Samples = {count: 1, bytes: text.length, when: sample.when, name: 'a', body: () => ({samples: [sample], leaves: new Map()})};
  const rules = {tokenizer: tokenizer.digest, ...profileParams({name: 'plain', unknownMarks: 'refuse'})};
  return tokensOfSamples.run({samples}, rules, new Map([[tokenizer.digest, tokenizer]]));
}

test('tokensOfSamples: a text that the reference cannot take has tokens where the tokenizer is compiled, else a stub', async (t) => {
  const text = 'the cat sat\n'.repeat(100_000);
  t.deepEqual(await tokensWith(referenceFrom(json), text), {stub: 'too-long: 1200000 bytes of text'});
  const fast = fastFrom(json);
  const made = await tokensWith(fast, text);
  if (isStub(made)) return t.fail(made.stub);
  t.true(fast.spells(made.body()[0]?.ids ?? new Int32Array(0), Buffer.from(text)));
});

test('tokensOfSamples: tokens of the right length and of other bytes are not taken for the text', async (t) => {
  const fast = fastFrom(json);
  const wrong = {...fast, encodeUtf8: (bytes: Uint8Array) => fast.encodeUtf8(bytes.map((byte) => (byte === 0x61 ? 0x62 : byte)))};
  t.deepEqual(await tokensWith(wrong, 'the cat'), {stub: 'The tokenizer "test" does not keep the text'});
});
