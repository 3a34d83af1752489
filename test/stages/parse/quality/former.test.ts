// The signals in one pass against their former definitions, on random texts of what they look for and on our own files.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {signalsOf} from '../../../../stages/parse/quality/signals.ts';
import {random} from '../../../graph/rig/random.ts';
import {formerSignals} from './former-signals.ts';

const pieces = [
  'a', 'Zq', '0', '7f', 'fF', '0x1a', '\\x0b', '\\', 'x', ',', ', ', ' ', '  ', '\t', '\n', '\r\n', '\r', '=', '+/', '\\u4f60', '\\u', 'config', 'TEST', 'unit tests', 'é', 'ß', '漢', '٣', '½', '😀', '\ud83d', '\udc00', '\u00a0', '\u2028', '\ufeff', '_', '"', '{',
  'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODk', '00 11 22 33 44 55 66 77', '0x12,0x34,0x56,0x78,0x9a,0xbc,0xde', ' '.repeat(120), 'w'.repeat(1030),
];

test('signalsOf() says of random texts what the former definitions say', (t) => {
  const encoded = new Set<number>();
  for (let seed = 1; seed <= 700; seed++) {
    const {int, pick} = random(seed);
    const few = Array.from({length: 1 + int(8)}, () => pick(pieces));
    const text = Array.from({length: int(120)}, () => pick(few)).join('');
    const former = formerSignals(text);
    t.like(signalsOf('a', '', text), former, `seed ${seed}: ${JSON.stringify(text)}`);
    encoded.add(former.encoded);
  }
  // The texts are of a kind that the rules find something in.
  t.true(encoded.size > 60);
});

test('signalsOf() says of our own files what the former definitions say', (t) => {
  const root = join(import.meta.dirname, '../../../..');
  for (const folder of ['stages', 'test/golden', 'docs', 'bench']) {
    for (const entry of readdirSync(join(root, folder), {recursive: true, withFileTypes: true}).filter((one) => one.isFile())) {
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8').slice(0, 1 << 20);
      t.like(signalsOf('a', '', text), formerSignals(text), entry.name);
    }
  }
});
