// A run of tokenized documents as one shard: links to their rows, and by which rules its files are written from them. No token is kept twice.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import type {NativeRules} from '../format/native/native-shard.ts';

export interface TokenShard {
  /** Sequences of each document, which are its samples, in the order of the rows. */
  readonly counts: readonly number[];
  /** With the rows, they say every byte of the files: shards of one digest have equal files. */
  readonly format: number;
  readonly rules: NativeRules;
  /** The rows, in order, or as decoded: the value that links to them. */
  readonly rows: readonly Digest[] | Part;
}

export const tokenShardCodec: Codec<TokenShard> = {
  // 2: it says which sequences a document has.
  name: 'token shard 2',
  links: ({rows}, keep) => ['digest' in rows ? rows.digest : keep(new Uint8Array(), rows)],
  encode({counts, format, rules: {end, kind, pack}}) {
    const writer = new ByteWriter(32 + counts.length).varint(format).varint(end === null ? 0 : end + 1).varint(kind).varint(counts.length);
    for (const count of counts) writer.varint(count);
    // Said only where there is something to say: shards that are not packed are what they were before any could be.
    if (pack !== undefined) writer.varint(pack);
    return writer.done();
  },
  decode(bytes, [rows]) {
    if (rows === undefined) throw new Error('A token shard links to its rows');
    const reader = new ByteReader(bytes);
    const [format, end, kind] = [reader.varint(), reader.varint(), reader.varint()];
    const counts: number[] = [];
    // A count that is not there ends the reading, so a damaged number of them reserves nothing.
    for (let left = reader.varint(); left > 0; left--) counts.push(reader.varint());
    return {counts, format, rules: {end: end === 0 ? null : end - 1, kind, ...(!reader.done && {pack: reader.varint()})}, rows};
  },
};
