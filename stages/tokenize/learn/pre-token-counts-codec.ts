// How counts of pre-tokens become bytes: neighbours share their beginnings, which are written once.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {distinctIn, type PreTokenCounts} from './pre-token-counts.ts';

export const preTokenCountsCodec: Codec<PreTokenCounts> = {
  name: 'pre-token counts',
  encode({documents, textBytes, longBytes, missing, bytes, starts, counts}) {
    const distinct = distinctIn({starts});
    const writer = new ByteWriter(bytes.length + distinct * 3 + 64).varint(documents).varint(textBytes).varint(longBytes).varint(missing).varint(distinct).varint(starts[distinct] ?? 0);
    let [from, to] = [0, 0];
    for (let at = 0; at < distinct; at++) {
      const [start, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
      const shared = sharedStart(bytes.subarray(from, to), bytes.subarray(start, end));
      writer.varint(shared).bytes(bytes.subarray(start + shared, Math.max(end, start + shared))).varint(counts[at] ?? 0);
      [from, to] = [start, end];
    }
    return writer.done();
  },
  decode(wire) {
    const reader = new ByteReader(wire);
    const [documents, textBytes, longBytes, missing, distinct, length] = [reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint()];
    // Each takes three bytes at least: a count beyond that is damage, and must not reserve memory.
    if (distinct * 3 > wire.length || length > wire.length * 128) throw new RangeError('Pre-token counts are damaged');
    const bytes = new Uint8Array(length);
    const starts = new Uint32Array(distinct + 1);
    const counts = new Float64Array(distinct);
    let at = 0;
    for (let index = 0; index < distinct; index++) {
      const before = starts[Math.max(0, index - 1)] ?? 0;
      const shared = reader.varint();
      const rest = reader.bytes();
      if (shared > at - before || at + shared + rest.length > length) throw new RangeError(`Pre-token ${index} is damaged`);
      bytes.copyWithin(at, before, before + shared);
      bytes.set(rest, at + shared);
      at += shared + rest.length;
      starts[index + 1] = at;
      counts[index] = reader.varint();
    }
    if (at !== length || !reader.done) throw new RangeError('Pre-token counts end elsewhere than they say');
    return {documents, textBytes, longBytes, missing, bytes, starts, counts};
  },
};

function sharedStart(before: Uint8Array, piece: Uint8Array): number {
  const most = Math.min(before.length, piece.length);
  let shared = 0;
  while (shared < most && before[shared] === piece[shared]) shared++;
  return shared;
}
