import test from 'ava';
import {nfcNormalizer} from 'tokenizers';
import {composedText} from '../../../stages/tokenize/composed-text.ts';
import {freshSeed} from './seeded.ts';

const rust = nfcNormalizer();

test('composedText: every character composes as in the Rust library, with marks before and behind it', (t) => {
  for (let point = 0; point < 0x110000; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const character = String.fromCodePoint(point);
    for (const text of [`a\u0345${character}\u0316\u0334\u0301`, `a\u0316${character}`]) {
      if (composedText(text) !== rust.normalizeString(text)) return t.fail(`U+${point.toString(16)}: ask the library again which characters are newer than its data`);
    }
  }
  t.pass();
});

test('composedText: any characters that compose or move, in any order', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  const points = Array.from({length: 0x30000}, (_, point) => point).filter((point) => (point < 0xd800 || point > 0xdfff) && (/\p{M}/u.test(String.fromCodePoint(point)) || String.fromCodePoint(point).normalize('NFD') !== String.fromCodePoint(point)));
  for (let round = 0; round < 30_000; round++) {
    const text = Array.from({length: 1 + random.below(7)}, () => String.fromCodePoint(points[random.below(points.length)] ?? 0)).join('').normalize(random.below(2) === 0 ? 'NFD' : 'NFC');
    if (composedText(text) !== rust.normalizeString(text)) return t.fail(JSON.stringify(text));
  }
  t.pass();
});
