// The surfaces of both sides of a change, by their digests: where they are the same, nothing was changed that a fact would tell, and nobody asks further.
import {defineTask} from '../../../graph/task/task.ts';
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {joinedDigestsCodec} from '../../../graph/value/joined-digests.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {whole} from '../../../graph/value/whole.ts';
import {surfaceCodec} from '../../parse/outline/surface-codec.ts';
import type {Surface} from '../../parse/outline/surface.ts';

/** Digests when encoded, surfaces when decoded. A side is missing where the file did not exist. */
export interface SurfacePair {readonly before?: Digest | Surface; readonly after?: Digest | Surface}

export const surfacePairCodec: Codec<SurfacePair> = {
  name: 'pair of surfaces in words',
  links: ({before, after}) => [before, after].filter((side) => typeof side === 'string'),
  encode: ({before, after}) => new ByteWriter(8).byte((before === undefined ? 0 : 1) + (after === undefined ? 0 : 2)).done(),
  decode(bytes, parts) {
    const sides = new ByteReader(bytes).byte();
    const [before, after] = sides === 2 ? [undefined, parts[0]] : [parts[0], parts[1]];
    return {...(before !== undefined && {before: surfaceIn(before)}), ...(after !== undefined && {after: surfaceIn(after)})};
  },
};

/** The reason of rows that differ in nothing but comments and places. */
export const sameSurface = 'same-surface';

/** Light: it never reads a surface, so what has the same ones ends here. */
export const surfacesToCompare = defineTask({
  name: 'surfaces to compare',
  version: 1,
  input: {pair: joinedDigestsCodec},
  output: surfacePairCodec,
  light: true,
  run({pair: {refs: [before, after]}}) {
    for (const side of [before, after]) {
      const stub = side === undefined ? undefined : stubOf(side);
      if (stub !== undefined) return stub;
    }
    if (before === undefined && after === undefined) return {stub: 'no-outline'};
    if (before === after) return {stub: sameSurface};
    return {...(before !== undefined && {before}), ...(after !== undefined && {after})};
  },
});

function surfaceIn(part: Part): Surface {
  const {bytes, parts} = whole(part);
  return surfaceCodec.decode(bytes, parts);
}
