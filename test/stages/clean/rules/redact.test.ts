// redact as a whole: placeholders, moves, merging, allowing, and nothing left to find.
import test from 'ava';
import {rulesDigest} from '../../../../stages/clean/clean-rules.ts';
import type {CleanText} from '../../../../stages/clean/clean-text.ts';
import {mergeFindings, type Finding} from '../../../../stages/clean/finding.ts';
import {rawOffset} from '../../../../stages/clean/moves.ts';
import {redactor, saltedHash} from '../../../../stages/clean/redact.ts';
import {sanitize} from '../../../../stages/clean/sanitize.ts';
import {random, randomText, type Random} from '../rig.ts';
import {plant} from './plant.ts';
import {clean, only, redacted, rulesWith, salt} from './rules-rig.ts';

const seed = 20261127;
const redact = redactor(rulesWith());

test('redact gives back the very text in which it finds nothing', (t) => {
  const text = clean('fn main() { println!("no secret here"); }\n');
  t.is(redact(text), text);
});

test('redact says where the placeholder stands, how long it is and by which rule, and a hash of what it was', (t) => {
  const {bytes, redactions} = redact(clean('key = "AKIAQ3EGRWV5TKPZB2XN"'));
  t.is(Buffer.from(bytes).toString(), 'key = "REDACTED_AWS_ACCESS_KEY_ID"');
  t.deepEqual(redactions, [{rule: 'aws-access-key-id', at: 7, length: 26, saltedHash: saltedHash(salt, Buffer.from('AKIAQ3EGRWV5TKPZB2XN'))}]);
});

test('redact passes over findings whose hash is allowed, and no others', (t) => {
  const allow = [saltedHash(salt, Buffer.from('AKIAQ3EGRWV5TKPZB2XN'))];
  t.deepEqual(redacted('"AKIAQ3EGRWV5TKPZB2XN", "AKIAQ3EGRWV5TKPZB2XO"', rulesWith({allow})).text, '"AKIAQ3EGRWV5TKPZB2XN", "REDACTED_AWS_ACCESS_KEY_ID"');
});

test('redact finds nothing in what it gave', (t) => {
  const next = random(seed);
  for (let round = 0; round < 100; round++) {
    const once = redact(clean(mixed(next)));
    const twice = redact(clean(once.bytes));
    t.deepEqual(twice.redactions, [], Buffer.from(once.bytes).toString());
  }
});

test('moves of a redacted text lead every kept byte to the raw byte it came from, in every encoding', (t) => {
  const next = random(seed);
  for (let round = 0; round < 150; round++) {
    const text = mixed(next);
    const raw = encoded(text, round % 4);
    const decoded = sanitize(raw);
    const {bytes, moves, redactions} = redact(decoded);
    t.true(redactions.length > 0);
    // Walk both texts: what is kept is equal, a placeholder stands for what is between.
    let from = 0;
    let to = 0;
    for (const {at, length} of [...redactions, {at: bytes.length, length: 0}]) {
      for (; to < at; to++, from++) {
        t.is(bytes[to], decoded.bytes[from]);
        t.is(rawOffset(moves, to), rawOffset(decoded.moves, from), `seed ${seed} round ${round} at ${to}`);
      }
      if (length === 0) break;
      const start = rawOffset(moves, at);
      const end = rawOffset(moves, at + length);
      for (let inside = at; inside < at + length; inside++) t.true(rawOffset(moves, inside) >= start && rawOffset(moves, inside) < end);
      to += length;
      from = cleanOffset(decoded, end);
    }
  }
});

test('mergeFindings joins what overlaps, the same whatever the order, and nothing else', (t) => {
  const next = random(seed);
  for (let round = 0; round < 300; round++) {
    const found: Finding[] = Array.from({length: next(8)}, () => {
      const from = next(30);
      return {rule: 'abc'[next(3)] ?? 'a', from, to: from + 1 + next(10), ...(next(2) === 0 && {identity: 'x'})};
    });
    const merged = mergeFindings(found);
    const covered = (list: readonly Finding[]): string => Array.from({length: 50}, (_, at) => (list.some(({from, to}) => from <= at && at < to) ? '#' : '.')).join('');
    t.is(covered(merged), covered(found));
    for (const [index, finding] of merged.entries()) t.true(finding.from >= (merged[index - 1]?.to ?? 0));
    t.deepEqual(mergeFindings(found.toReversed()), merged, `seed ${seed} round ${round}`);
  }
});

test('rulesDigest names what the rules do: order and repetition do not matter, anything else does', (t) => {
  const a = {names: ['Ann Lee', 'A. Lee'], emails: ['ann@corp.dev'], handles: []};
  const b = {names: ['Bo Ek'], emails: ['bo@corp.dev'], handles: ['boek']};
  const digest = rulesDigest(rulesWith({people: [a, b], allow: ['1', '2']}));
  t.is(rulesDigest(rulesWith({people: [b, {...a, names: ['A. Lee', 'Ann Lee', 'A. Lee']}], allow: ['2', '1', '2']})), digest);
  const others = [{people: [a]}, {allow: ['1']}, {salt: 'other'}, {classes: only(['secrets'])}, {custom: [{rule: 'x', literal: 'abcde', pattern: 'abcde'}]}];
  for (const change of others) t.not(rulesDigest(rulesWith({people: [a, b], allow: ['1', '2'], ...change})), digest);
});

/** Planted secrets and people between text of many widths. */
function mixed(next: Random): string {
  return plant(next, 1 + next(6)).map(({text}) => `${text}\n// ${randomText(next, 12, 0xffff).replaceAll(/[\u0000-\u001f"'`<>\\@:=]/g, '.')} — Müller <m${next(99)}@corp.dev> 93.184.${next(256)}.34\n`).join('');
}

function encoded(text: string, kind: number): Buffer {
  if (kind === 0) return Buffer.from(text);
  if (kind === 1) return Buffer.from(`\ufeff${text}`);
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return kind === 2 ? little : little.swap16();
}

/** The clean offset of a raw one, by search. */
function cleanOffset({bytes, moves}: CleanText, raw: number): number {
  let at = 0;
  while (at < bytes.length && rawOffset(moves, at) < raw) at++;
  return at;
}
