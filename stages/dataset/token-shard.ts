// A run of tokenized documents as one shard: links to their rows, and by which rules its files are written from them. No token is kept twice.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import type {NativeRules} from '../format/native/native-shard.ts';

export interface TokenShard {
  readonly documents: number;
  /** A sample is a sequence of the files. */
  readonly sequences: number;
  /** With the rows, they say every byte of the files: shards of one digest have equal files. */
  readonly format: number;
  readonly rules: NativeRules;
  /** The rows, in order, or as decoded: the value that links to them. */
  readonly rows: readonly Digest[] | Part;
}

export const tokenShardCodec: Codec<TokenShard> = {
  name: 'token shard',
  links: ({rows}, keep) => ['digest' in rows ? rows.digest : keep(new Uint8Array(), rows)],
  encode: ({documents, sequences, format, rules: {end, kind}}) => new ByteWriter(32).varint(documents).varint(sequences).varint(format).varint(end === null ? 0 : end + 1).varint(kind).done(),
  decode(bytes, [rows]) {
    if (rows === undefined) throw new Error('A token shard links to its rows');
    const reader = new ByteReader(bytes);
    const [documents, sequences, format, end, kind] = [reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint()];
    return {documents, sequences, format, rules: {end: end === 0 ? null : end - 1, kind}, rows};
  },
};
