// Runs of words against a judge that splits texts and compares strings.
import test from 'ava';
import {shingleSet} from '../../../stages/forget/shingle-set.ts';
import {unescaper} from '../../../tools/executors/forget/prove/unescaper.ts';
import {random, type Random} from '../../graph/rig/random.ts';

const wordsOf = (text: string) => Buffer.from(text).toString('latin1').match(/[0-9A-Za-z_\x80-\xff]+/g) ?? [];

function runsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set(words.slice(19).map((_, at) => words.slice(at, at + 20).join(' ')));
}

function someText({int, pick}: Random, words: number): string {
  return Array.from({length: words}, () => `${pick(['a', 'b', 'fn', 'é漢', 'x_1', 'return'])}${pick([' ', '\n+', '("', '\t', '\\', ' - '])}${int(4) === 0 ? '\n' : ''}`).join('');
}

test('shingleSet() finds just the runs that a judge finds, however a text is cut into pieces', (t) => {
  const dice = random(2027);
  let hits = 0;
  for (let round = 0; round < 300; round++) {
    const [forgotten, remaining] = [someText(dice, 18 + dice.int(60)), someText(dice, dice.int(60))];
    const shared = forgotten.slice(dice.int(20), 40 + dice.int(200));
    const set = shingleSet();
    t.is(set.add(Buffer.from(forgotten)), wordsOf(forgotten).length);
    const remains = `${remaining} ${shared}`;
    set.remove(Buffer.from(remains));
    const wanted = runsOf(forgotten).difference(runsOf(remains));
    t.is(set.size, wanted.size);
    const place = Buffer.from(`${someText(dice, dice.int(30))} ${forgotten.slice(dice.int(100))} ${someText(dice, 5)}`);
    const search = set.search();
    for (let at = 0; at < place.length; ) {
      const end = at + 1 + dice.int(40);
      search.feed(place.subarray(at, end));
      at = end;
    }
    const expected = runsOf(place.toString()).intersection(wanted).size;
    t.is(search.end(), expected);
    hits += expected;
  }
  t.true(hits > 1000, `${hits} hits`);
});

test('shingleSet() tells the order of words, and a run of equal words from one that is longer by another word', (t) => {
  const set = shingleSet();
  const words = Array.from({length: 20}, (_, at) => `w${at}`);
  set.add(Buffer.from(words.join(' ')));
  const found = (text: string) => {
    const search = set.search();
    search.feed(Buffer.from(text));
    return search.end();
  };
  t.is(found(words.join('\n+')), 1);
  for (let at = 0; at < 19; at++) t.is(found(words.with(at, words[at + 1] ?? '').with(at + 1, words[at] ?? '').join(' ')), 0);
  t.is(found(words.toReversed().join(' ')), 0);
  t.is(found(words.slice(1).join(' ')), 0);
});

test('unescaper() gives the words that JSON.parse gives, wherever a piece ends', (t) => {
  const dice = random(2028);
  for (let round = 0; round < 300; round++) {
    const text = Array.from({length: 40}, () => dice.pick(['a', 'word', '\n', '"', '\\', '\t', '/', 'é', '漢', '😀', '\u2028', '\u0001', ' u00e9 '])).join('');
    const spelled = JSON.stringify(text).replace(/[é漢]/g, (character) => (dice.chance(2) ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character));
    const bytes = Buffer.from(spelled);
    const unescape = unescaper();
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; ) {
      const end = at + 1 + dice.int(6);
      pieces.push(Buffer.from(unescape(bytes.subarray(at, end))));
      at = end;
    }
    t.deepEqual(wordsOf(Buffer.concat(pieces).toString()), wordsOf(JSON.parse(spelled)), spelled);
  }
});
