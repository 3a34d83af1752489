import test from 'ava';
import {readSpelled, spellBytes} from '../../../stages/tokenize/byte-alphabet.ts';

test('spellBytes: spells each byte with one visible character, and readSpelled reads it back', (t) => {
  const all = Uint8Array.from({length: 256}, (_, byte) => byte);
  const spelled = spellBytes(all);
  t.is(new Set(spelled).size, 256);
  t.regex(spelled, /^[\p{L}\p{M}\p{N}\p{P}\p{S}]{256}$/u);
  t.deepEqual(readSpelled(spelled), all);
});

test('spellBytes: agrees with the spellings every byte-level vocabulary is full of', (t) => {
  t.is(spellBytes(Buffer.from(' the')), 'Ġthe');
  t.is(spellBytes(Buffer.from('\n\t\r\0')), 'ĊĉčĀ');
  t.is(spellBytes(Buffer.from('é漢')), 'Ã©æ¼¢');
  t.is(spellBytes(Uint8Array.of(0xad, 0x7f)), 'ŃÂ¡'.charAt(0) + 'ġ');
});

test('readSpelled: is undefined for what no byte is spelled as', (t) => {
  for (const piece of [' ', '▁the', '漢', 'a\n', '😀']) t.is(readSpelled(piece), undefined, piece);
});
