// A program: asks the Rust library what each character is, and writes `unicode-16.ts`.
import {writeFile} from 'node:fs/promises';
import {deflateRawSync} from 'node:zlib';
import {classNames} from '../../../../stages/tokenize/fast/character-class.ts';
import {matchedByRust, removed} from './rust-library.ts';

const patterns: Readonly<Record<(typeof classNames)[number], string>> = {
  other: String.raw`[^\s\p{L}\p{M}\p{N}\p{P}\p{S}]`,
  upper: String.raw`[\p{Lu}\p{Lt}]`,
  lower: String.raw`\p{Ll}`,
  caseless: String.raw`[\p{Lm}\p{Lo}]`,
  mark: String.raw`\p{M}`,
  number: String.raw`\p{N}`,
  newline: String.raw`[\r\n]`,
  space: String.raw`[^\S\r\n]`,
  punctuation: String.raw`\p{P}`,
  symbol: String.raw`\p{S}`,
};

/** The number of each code point's class, in `classNames`. */
export function rustClasses(): Uint8Array {
  const classes = new Uint8Array(0x110000).fill(255).fill(0, 0xd800, 0xe000);
  for (const [number, name] of classNames.entries()) {
    for (const point of matchedByRust(removed(patterns[name]))) {
      if (classes[point] !== 255) throw new Error(`U+${point.toString(16)} is of two classes`);
      classes[point] = number;
    }
  }
  if (classes.includes(255)) throw new Error(`U+${classes.indexOf(255).toString(16)} is of no class`);
  return classes;
}

function spell(classes: Uint8Array): string {
  const bytes: number[] = [];
  for (let from = 0, to = 0; from < classes.length; from = to) {
    while (to < classes.length && classes[to] === classes[from]) to++;
    const length = to - from;
    bytes.push(classes[from] ?? 0);
    for (let shift = 14; shift > 0; shift -= 7) if (length >= 1 << shift) bytes.push(128 | ((length >> shift) & 127));
    bytes.push(length & 127);
  }
  const text = deflateRawSync(Buffer.from(bytes), {level: 9}).toString('base64');
  const lines = text.match(/.{1,160}/g) ?? [];
  return [
    '// The classes of all characters as the Rust library of tokenizers sees them (Unicode 16): a record, written by `test/stages/tokenize/fast/rust-classes.ts`.',
    '',
    '/** Runs of a class: its number, then its length in groups of seven bits, highest first. Deflated, in base 64. */',
    `export const unicode16 = [\n${lines.map((line) => `  '${line}',\n`).join('')}].join('');`,
    '',
  ].join('\n');
}

if (import.meta.main) await writeFile(new URL('../../../../stages/tokenize/fast/unicode-16.ts', import.meta.url), spell(rustClasses()));
