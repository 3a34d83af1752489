import test from 'ava';
import {withholdControls} from '../../../../stages/tokenize/withhold-controls.ts';
import {freshSeed, nastyText, type Seeded} from '../seeded.ts';
import {tokenizerContract} from '../tokenizer-contract.ts';
import {families, familyTokenizer} from '../../../../bench/family-tokenizer.ts';
import {fastFrom, parting, referenceFrom} from './fast-rig.ts';
import {realTexts} from '../../../../bench/real-texts.ts';
import {realDiffs} from './real-diffs.ts';
import {rustLibrary} from './rust-library.ts';

const long = process.env['GRISTMILL_LONG'] === '1';
const texts = [...realTexts(long ? 13_000_000 : 200_000), ...realDiffs(long ? 1_500_000 : 50_000)];
const size = `${texts.length} texts, ${texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)} bytes`;

for (const family of families) {
  const json = familyTokenizer(family);
  const fast = json.then(fastFrom);
  const rust = json.then((made) => rustLibrary(withholdControls(made).content));

  if (!family.startsWith('qwen')) tokenizerContract(test, `fast ${family}`, () => fast);

  test(`${family}: ids are those of the Rust library on real texts, and decode to them`, async (t) => {
    const [tokenizer, judge] = [await fast, await rust];
    t.log(size);
    for (const text of texts) {
      const ids = tokenizer.encode(text);
      const wrong = parting(ids, await judge.encode(text.toWellFormed()), tokenizer);
      if (wrong !== undefined) t.fail(`${wrong} in ${text.slice(0, 200)}`);
      if (tokenizer.exact && tokenizer.decode(ids) !== text.toWellFormed()) t.fail(text.slice(0, 200));
    }
    t.pass();
  });

  test(`${family}: ids are those of the Rust library on random text`, async (t) => {
    const [tokenizer, judge] = [await fast, await rust];
    const random = freshSeed();
    t.log(`SEED=${random.seed}`);
    for (let round = 0; round < (long ? 100_000 : 600); round++) {
      const text = round % 2 === 0 ? nastyText(random, random.below(40)) : scattered(random);
      const wrong = parting(tokenizer.encode(text), await judge.encode(text.toWellFormed()), tokenizer);
      if (wrong !== undefined) return t.fail(`${wrong} in ${JSON.stringify(text)}`);
    }
    t.pass();
  });

  test(`${family}: ids are those of the Rust library on every character, alone and between others`, async (t) => {
    const [tokenizer, judge] = [await fast, await rust];
    // The first planes hold nearly all there is; a short run takes a part of the others.
    const wanted = Array.from({length: 0x110000}, (_, point) => point).filter((point) => (point < 0xd800 || point > 0xdfff) && (long || point < 0x600 || point % 37 === 0));
    for (let from = 0; from < wanted.length; from += 500) {
      const text = wanted.slice(from, from + 500).map((point) => String.fromCodePoint(point)).map((character) => `${character} ${character}${character}a${character}B ${character}1${character}!${character}\n${character}'${character}  ${character}`).join('\n');
      const wrong = parting(tokenizer.encode(text), await judge.encode(text), tokenizer);
      if (wrong !== undefined) return t.fail(wrong);
    }
    t.pass();
  });

  test(`${family}: ids are the reference's, where it knows the characters`, async (t) => {
    const tokenizer = await fast;
    const reference = referenceFrom(await json);
    const random = freshSeed();
    t.log(`SEED=${random.seed}`);
    for (let round = 0; round < (long ? 5000 : 300); round++) {
      const text = nastyText(random, random.below(40));
      const wrong = parting(tokenizer.encode(text), reference.encode(text), tokenizer);
      if (wrong !== undefined) return t.fail(`${wrong} in ${JSON.stringify(text)}`);
    }
    const compared = long ? texts : [...texts.slice(0, 12), ...texts.slice(-2)];
    if (long) t.log(size);
    for (const text of compared) {
      const wrong = parting(tokenizer.encode(text), reference.encode(text), tokenizer);
      if (wrong !== undefined) t.fail(`${wrong} in ${text.slice(0, 200)}`);
    }
    t.pass();
  });

  test(`${family}: ids are those of the Rust library on long words`, async (t) => {
    const [tokenizer, judge] = [await fast, await rust];
    for (const unit of ['a', 'ab', 'A', '=', '\0', '7', 'é', '漢', '😀', '\u0301', ' \t', '\n', '\r\n ']) {
      const text = `x ${unit.repeat(long ? 100_000 : 3000)} y`;
      t.is(parting(tokenizer.encode(text), await judge.encode(text), tokenizer), undefined, JSON.stringify(unit));
    }
  });
}

/** Characters from anywhere between those that patterns look at. A surrogate may stand alone. */
function scattered(random: Seeded): string {
  const usual = [' ', 'a', 'A', "'", 's', '1', '\n', '!', '漢', '\u0301', '\t', '/'] as const;
  return Array.from({length: random.below(60)}, () => (random.below(3) > 0 ? random.pick(usual) : String.fromCodePoint(random.below(random.pick([0x300, 0x3200, 0x110000] as const))))).join('');
}
