import test from 'ava';
import {asciiAutomaton, asks, ended, endedBefore, start} from '../../../../stages/tokenize/fast/ascii-automaton.ts';
import {classTable} from '../../../../stages/tokenize/fast/character-class.ts';
import {patternOf} from '../../../../stages/tokenize/fast/pattern-of.ts';
import {asciiOf, endMark, type ScannedText} from '../../../../stages/tokenize/fast/scanned-text.ts';
import {exceptionOf, scannerOf} from '../../../../stages/tokenize/fast/scanner-of.ts';
import {families, familyTokenizer} from '../../../../bench/family-tokenizer.ts';
import {freshSeed} from '../seeded.ts';

/** One of each kind, and of what patterns call by name; more than one where words and numbers come in runs. */
const characters = ['a', 'b', 's', 'A', 'B', 'S', '1', '2', ' ', ' ', '\t', '\n', '\r', "'", '/', '!', '\0', 'é', '\u00a0', '漢', '\u0301'] as const;

for (const family of families) {
  test(`asciiAutomaton: ends where the scanner ends, or asks it: ${family}`, async (t) => {
    const pattern = patternOf((await familyTokenizer(family)).pre_tokenizer);
    if (pattern === undefined) return t.fail();
    const classes = classTable(exceptionOf(pattern));
    const ascii = asciiOf(classes);
    const table = asciiAutomaton(pattern, ascii);
    const scan = scannerOf(pattern);
    const random = freshSeed();
    t.log(`SEED=${random.seed}`);
    let asked = 0;
    const rounds = 20_000;
    for (let round = 0; round < rounds; round++) {
      const bytes = Buffer.from(Array.from({length: 1 + random.below(8)}, () => random.pick(characters)).join(''));
      const text: ScannedText = {classes, ascii, bytes: Buffer.concat([bytes, Buffer.alloc(8, endMark)]), end: bytes.length};
      let at = 0;
      let state = start;
      do state = table[state + (text.bytes[at++] ?? 0)] ?? asks; while (state > 0);
      if (state === asks) {
        asked++;
        continue;
      }
      const broken = Math.max(bytes.lastIndexOf('\n', at - 2), bytes.lastIndexOf('\r', at - 2)) + 1;
      t.is(state === ended ? at - 1 : state === endedBefore ? at - 2 : broken, scan(text, 0), JSON.stringify(bytes.toString()));
    }
    // It would be true of one that always asks.
    t.true(asked < rounds * 0.6, `${asked}`);
  });
}
