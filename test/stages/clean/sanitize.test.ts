// The encoding step of sanitize, judged by the platform's own decoders.
import test from 'ava';
import type {CleanText} from '../../../stages/clean/clean-text.ts';
import {rawOffset} from '../../../stages/clean/moves.ts';
import {sanitize} from '../../../stages/clean/sanitize.ts';
import {random, randomText} from './rig.ts';

const seed = 20260925;

test('sanitize gives valid UTF-8 back as the very same bytes', (t) => {
  const next = random(seed);
  for (let round = 0; round < 300; round++) {
    const raw = Buffer.from(randomText(next, next(60)));
    const clean = sanitize(raw);
    t.is(clean.bytes, raw);
    t.is(clean.encoding, 'utf-8');
    t.deepEqual([...clean.moves], []);
  }
});

test('sanitize drops a UTF-8 byte order mark and says so in the moves', (t) => {
  const clean = sanitize(Buffer.from('\ufeffabc'));
  t.is(text(clean), 'abc');
  t.deepEqual(clean.moves, [[3, 0]]);
  t.is(rawOffset(clean.moves, 2), 5);
});

test('sanitize decodes UTF-16 with a mark as the platform does, lone surrogates included', (t) => {
  const next = random(seed);
  for (let round = 0; round < 400; round++) {
    const units = [...randomText(next, 1 + next(40))].join('');
    const broken = next(3) === 0 ? `${units} a long enough tail of plain text \ud800` : units;
    const little = Buffer.from(`\ufeff${broken}`, 'utf16le');
    const cut = next(4) === 0 && little.length > 40 ? little.subarray(0, -1) : little;
    t.is(text(sanitize(cut)), new TextDecoder('utf-16le').decode(cut), `seed ${seed} round ${round}`);
    if (cut.length % 2 === 0) {
      const clean = sanitize(Buffer.from(cut).swap16());
      t.is(clean.encoding, 'utf-16be');
      t.is(text(clean), new TextDecoder('utf-16le').decode(cut));
    }
  }
});

test('sanitize sees UTF-16 without a mark by its NULs', (t) => {
  const raw = Buffer.from('int main() {}\n// naïve\n', 'utf16le');
  t.is(sanitize(raw).encoding, 'utf-16le');
  t.is(text(sanitize(Buffer.from(raw).swap16())), 'int main() {}\n// naïve\n');
});

test('sanitize tells UTF-32 from UTF-16 and decodes both byte orders', (t) => {
  const points = [0xfeff, 0x61, 0x20ac, 0x1f600, 0x62, 0xd800, ...Array<number>(20).fill(0x63), 0x110000];
  const little = Buffer.concat(points.map((point) => Buffer.from(Uint32Array.of(point).buffer)));
  const wanted = `a€😀b\ufffd${'c'.repeat(20)}\ufffd`;
  t.is(text(sanitize(little)), wanted);
  t.is(sanitize(little).encoding, 'utf-32le');
  t.is(text(sanitize(Buffer.from(little).swap32())), wanted);
  t.is(sanitize(Buffer.from(little).swap32()).encoding, 'utf-32be');
});

test('sanitize decodes Windows-1252 as the platform does', (t) => {
  for (let byte = 0x80; byte < 0x100; byte++) {
    if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) continue;
    const raw = Buffer.from([...Buffer.from('caf'), byte, ...Buffer.from(' au lait')]);
    t.is(text(sanitize(raw)), new TextDecoder('windows-1252').decode(raw));
    t.is(sanitize(raw).encoding, 'windows-1252');
  }
});

test('sanitize keeps what is sure of damaged UTF-8, as the platform does', (t) => {
  const next = random(seed);
  for (let round = 0; round < 500; round++) {
    const raw = Buffer.from(`ünïcödé, ünïcödé, ünïcödé ${randomText(next, 20)}`);
    raw[30 + next(raw.length - 30)] = 0x80 + next(0x80);
    const clean = sanitize(raw);
    t.is(text(clean), new TextDecoder('utf-8').decode(raw), `seed ${seed} round ${round}`);
  }
});

test('sanitize does not guess between the legacy encodings of the east', (t) => {
  const gbk = Buffer.from([...Buffer.from('// '), 0xd6, 0xd0, 0xce, 0xc4, 0xd7, 0xa2, 0xca, 0xcd, ...Buffer.from('\nint x;')]);
  t.is(sanitize(gbk).encoding, 'unknown-8bit');
  t.is(text(sanitize(gbk)), `// ${'\ufffd'.repeat(8)}\nint x;`);
});

test('sanitize takes what git takes for binary as binary', (t) => {
  t.is(sanitize(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])).encoding, 'binary');
  t.is(sanitize(Buffer.concat([Buffer.alloc(7999, 'a'), Buffer.from([0, 97])])).encoding, 'binary');
  t.is(sanitize(Buffer.concat([Buffer.alloc(8000, 'a'), Buffer.from([0, 97])])).encoding, 'utf-8');
  t.is(sanitize(Buffer.from([0xff, 0xfe, 1, 0, 2, 0, 3, 0])).encoding, 'binary');
  t.is(sanitize(Buffer.from('\u0001\u0002\u0003\u0004abcdef')).encoding, 'binary');
  t.is(sanitize(Buffer.alloc(0)).encoding, 'utf-8');
});

test('sanitize never throws, and gives equal bytes for equal bytes', (t) => {
  const next = random(seed);
  const leads = [[], [0xff, 0xfe], [0xfe, 0xff], [0xff, 0xfe, 0, 0], [0, 0, 0xfe, 0xff], [0xef, 0xbb, 0xbf]];
  for (let round = 0; round < 3000; round++) {
    const lead = leads[next(leads.length)] ?? [];
    const low = next(2) * 32;
    const raw = Buffer.from([...lead, ...Array.from({length: next(40)}, () => low + next(256 - low))]);
    const clean = sanitize(raw);
    t.true(Buffer.from(text(clean)).equals(clean.bytes), `seed ${seed} round ${round}: not UTF-8`);
    t.deepEqual(sanitize(Uint8Array.from(raw)), clean.encoding === 'utf-8' ? {...clean, bytes: Uint8Array.from(clean.bytes)} : clean);
  }
});

test('rawOffset leads every character of a clean text to its raw bytes', (t) => {
  const next = random(seed);
  const encodings = ['utf16le', 'utf16be', 'latin1', 'mark'] as const;
  for (let round = 0; round < 400; round++) {
    const encoding = encodings[next(encodings.length)] ?? 'mark';
    const characters = [...`plain ${randomText(next, 30, encoding === 'latin1' ? 0xff : 0x10ffff)} text`];
    const encode = encoderOf(encoding);
    const raw = Buffer.concat([encode('\ufeff').subarray(encoding === 'latin1' ? 1 : 0), ...characters.map(encode)]);
    const {bytes, moves} = sanitize(raw);
    if (encoding === 'latin1' && !Buffer.from(characters.join('')).equals(bytes)) continue;
    let rawAt = raw.length - Buffer.concat(characters.map(encode)).length;
    let cleanAt = 0;
    for (const character of characters) {
      t.is(rawOffset(moves, cleanAt), rawAt, `seed ${seed} round ${round}: ${encoding} at ${cleanAt}`);
      const within = cleanAt + Buffer.byteLength(character) - 1;
      rawAt += encode(character).length;
      t.true(rawOffset(moves, within) < rawAt);
      cleanAt = within + 1;
    }
    t.is(rawOffset(moves, cleanAt), raw.length);
  }
});

test('moves cost one pair for each run of equally wide characters', (t) => {
  const clean = sanitize(Buffer.from(`\ufeff${'a'.repeat(1000)}${'語'.repeat(1000)}`, 'utf16le'));
  t.deepEqual(clean.moves, [[2, 0], [2002, 1000], [4002, 4000]]);
});

function text({bytes}: CleanText): string {
  return Buffer.from(bytes).toString('utf8');
}

function encoderOf(encoding: 'utf16le' | 'utf16be' | 'latin1' | 'mark'): (text: string) => Buffer {
  if (encoding === 'mark') return (character) => Buffer.from(character);
  if (encoding === 'utf16be') return (character) => Buffer.from(character, 'utf16le').swap16();
  return (character) => Buffer.from(character, encoding);
}
