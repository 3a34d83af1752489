// One file of the dataset: what is in it, and beside that its bytes. Named by its content, so an unchanged shard is the same file.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';

export interface ShardFile {
  readonly extension: string;
  readonly documents: number;
  readonly samples: number;
  /** Of the file's bytes. */
  readonly sha256: string;
  /** The file: bytes when new, the linked value when decoded. */
  readonly content: Uint8Array | Part;
}

export const shardFileCodec: Codec<ShardFile> = {
  name: 'shard file',
  links: ({content}, keep) => [content instanceof Uint8Array ? keep(content) : content.digest],
  encode: ({extension, documents, samples, sha256}) => new ByteWriter(80).text(extension).varint(documents).varint(samples).raw(Buffer.from(sha256, 'hex')).done(),
  decode(bytes, [content]) {
    if (content === undefined) throw new Error('A shard file links to its bytes');
    const reader = new ByteReader(bytes);
    return {extension: reader.text(), documents: reader.varint(), samples: reader.varint(), sha256: reader.raw(32).toString('hex'), content};
  },
};
