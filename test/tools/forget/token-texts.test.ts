// Tokens in values and files as text again, with ids that are no bytes.
import test from 'ava';
import {seal} from '../../../graph/value/wire.ts';
import {shingleSet} from '../../../stages/forget/shingle-set.ts';
import {noFigures} from '../../../stages/tokenize/token-figures.ts';
import {tokenListCodec, tokenListOf, uncut} from '../../../stages/tokenize/token-list.ts';
import {byteTokenizer, type Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {inIds, inText} from '../../../tools/executors/forget/prove/search-pack.ts';
import {idsInValue} from '../../../tools/executors/forget/prove/token-texts.ts';

/** Ids from 1,000 on, so that no byte of theirs is one of the text's. */
const shifted: Tokenizer = {...byteTokenizer(), vocabularySize: 1256, decode: (ids) => Buffer.from(ids.map((id) => id - 1000)).toString('utf8')};
const idsOf = (text: string) => Int32Array.from(Buffer.from(text), (byte) => byte + 1000);

const secret = Array.from({length: 24}, (_, at) => `word${at}`).join(' ');
const wanted = shingleSet();
wanted.add(Buffer.from(secret));

test('idsInValue() reads the tokens of a document from its value in a pack, and none from any other value', (t) => {
  const ids = [idsOf(`begin ${secret} end`), idsOf('more')];
  const list = tokenListOf({when: {corrected: 0, oid: ''}, name: 'file a'}, ids.map((one) => uncut({ids: one, loss: new Uint8Array(one.length).fill(1), origin: new Uint32Array()})), noFigures);
  const {bytes, beside = []} = seal(tokenListCodec, list);
  const [body] = beside;
  if (body === undefined) return t.fail('The tokens lie beside the head');
  t.deepEqual(idsInValue(body.bytes), ids);
  t.is(inText(wanted, body.bytes), 0);
  t.is(Math.max(...idsInValue(body.bytes).map((one) => inIds(wanted, one, shifted))), 5);
  t.deepEqual(idsInValue(bytes), []);
  t.deepEqual(idsInValue(Buffer.from(`\0${JSON.stringify({text: secret})}`)), []);
});

test('inIds() finds a text wherever it stands among many ids, and marks end no search', (t) => {
  const filler = idsOf('x '.repeat(65_536 / 2));
  for (const before of [0, 30_000, 65_400, 65_535, 65_536]) {
    const ids = Int32Array.of(...filler.subarray(0, before), 5000, ...idsOf(` ${secret} `), 1256, ...filler.subarray(0, 10_000));
    t.is(inIds(wanted, ids, shifted), 5, `after ${before}`);
  }
  t.is(inIds(wanted, filler, shifted), 0);
});
