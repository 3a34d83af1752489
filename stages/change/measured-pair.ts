// How long both texts of a pair are and what they are written in: what whole sides are shown by, without reading them again.
import {defineTask} from '../../graph/task/task.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {cleanText} from '../clean/clean-leaf.ts';
import {detectLanguage} from '../parse/language/detect-language.ts';
import {isLfsPointer} from '../parse/lfs-pointer.ts';
import {pairNamesCodec} from './facts/outlined-pair.ts';

/** A side is missing where the file did not exist. */
export interface MeasuredPair {readonly before?: MeasuredSide; readonly after?: MeasuredSide}

export interface MeasuredSide {
  /** Of the clean text: what a span of all of it ends at. */
  readonly bytes: number;
  readonly characters: number;
  /** As linguist calls it; empty where nothing tells. */
  readonly language: string;
  readonly kind: 'text' | 'binary' | 'lfs-pointer';
}

export const measuredPairCodec: Codec<MeasuredPair> = jsonCodec('measured pair');

export const measurePair = defineTask({
  name: 'measure of a pair',
  version: 1,
  input: {names: pairNamesCodec},
  output: measuredPairCodec,
  run({names: {before, after, pair}}) {
    const sides = {before: measured(before, pair.before), after: measured(after, pair.after)};
    return {...(sides.before !== undefined && {before: sides.before}), ...(sides.after !== undefined && {after: sides.after})};
  },
});

function measured(path: string, part: Digest | Part | undefined): MeasuredSide | undefined {
  if (part === undefined) return undefined;
  if (typeof part === 'string') throw new Error('A pair is decoded with its texts');
  const {bytes, encoding} = cleanText(part);
  if (encoding === 'binary') return {bytes: bytes.length, characters: 0, language: '', kind: 'binary'};
  const pointer = isLfsPointer(bytes);
  return {bytes: bytes.length, characters: charactersIn(bytes), language: (pointer ? undefined : detectLanguage(path, bytes).language) ?? '', kind: pointer ? 'lfs-pointer' : 'text'};
}

/** Of UTF-8: every byte but those that go on with a character. */
function charactersIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) count++;
  return count;
}
