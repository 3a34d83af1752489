// One file of the dataset: its bytes and how many rows are in it. Named by its content, so an unchanged shard is the same file.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';

export interface ShardFile {readonly extension: string; readonly documents: number; readonly samples: number; readonly sha256: string; readonly bytes: Uint8Array}

export const shardFileCodec: Codec<ShardFile> = {
  name: 'shard file',
  encode: ({extension, documents, samples, sha256, bytes}) =>
    new ByteWriter(bytes.length + 128).text(extension).varint(documents).varint(samples).text(sha256).raw(bytes).done(),
  decode(bytes) {
    const reader = new ByteReader(bytes);
    return {extension: reader.text(), documents: reader.varint(), samples: reader.varint(), sha256: reader.text(), bytes: reader.rest()};
  },
};
