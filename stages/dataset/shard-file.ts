// One file of the dataset: what is in it, and beside that its bytes. Named by its content, so an unchanged shard is the same file.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';

export interface ShardFile {
  readonly extension: string;
  readonly documents: number;
  readonly samples: number;
  /** What each document has of it, in their order. None in a file that is not its documents end to end. */
  readonly shares: readonly Share[];
  /** Of the file's bytes. */
  readonly sha256: string;
  /** The file: bytes when new, the linked value when decoded. */
  readonly content: Uint8Array | Part;
}

export interface Share {readonly bytes: number; readonly samples: number}

export const shardFileCodec: Codec<ShardFile> = {
  // 2: it says what each document has of it.
  name: 'shard file 2',
  links: ({content}, keep) => [content instanceof Uint8Array ? keep(content) : content.digest],
  encode({extension, documents, samples, shares, sha256}) {
    const writer = new ByteWriter(80 + shares.length * 5).text(extension).varint(documents).varint(samples).raw(Buffer.from(sha256, 'hex')).varint(shares.length);
    for (const {bytes, samples} of shares) writer.varint(bytes).varint(samples);
    return writer.done();
  },
  decode(bytes, [content]) {
    if (content === undefined) throw new Error('A shard file links to its bytes');
    const reader = new ByteReader(bytes);
    const head = {extension: reader.text(), documents: reader.varint(), samples: reader.varint(), sha256: reader.raw(32).toString('hex')};
    const shares: Share[] = [];
    // A share that is not there ends the reading, so a damaged number of them reserves nothing.
    for (let left = reader.varint(); left > 0; left--) shares.push({bytes: reader.varint(), samples: reader.varint()});
    return {...head, shares, content};
  },
};
