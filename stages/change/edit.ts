// What changed between two versions of one text: unified hunks, computed once for the pair and shared by every commit that made it.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';

export interface Edit {
  readonly kind: 'text' | 'binary';
  readonly added: number;
  readonly removed: number;
  readonly hunkCount: number;
  /** As a patch shows them, without the file's header; empty for a binary. A textual leaf: samples draw spans from it. */
  readonly hunks: Uint8Array;
}

export const editCodec: Codec<Edit> = {
  name: 'edit',
  encode({kind, added, removed, hunkCount, hunks}) {
    const writer = new ByteWriter(hunks.length + 16).byte(kind === 'binary' ? 1 : 0);
    return writer.varint(added).varint(removed).varint(hunkCount).raw(hunks).done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const kind = reader.byte() === 1 ? 'binary' : 'text';
    return {kind, added: reader.varint(), removed: reader.varint(), hunkCount: reader.varint(), hunks: reader.rest()};
  },
};
