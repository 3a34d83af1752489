// A run of tokenized documents as one shard: what its files are, and links to the rows they are written from. No token is kept twice.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import type {NativeExtension} from '../format/native/native-shard.ts';

export interface TokenShard {
  readonly documents: number;
  /** A sample is a sequence of the files. */
  readonly sequences: number;
  /** Of all sequences, their ends included. */
  readonly tokens: number;
  readonly files: readonly TokenFile[];
  /** The rows, in order, or as decoded: the value that links to them. */
  readonly rows: readonly Digest[] | Part;
}

export interface TokenFile {readonly extension: NativeExtension; readonly sha256: string; readonly size: number}

export const tokenShardCodec: Codec<TokenShard> = {
  name: 'token shard',
  links: ({rows}, keep) => ['digest' in rows ? rows.digest : keep(new Uint8Array(), rows)],
  encode({documents, sequences, tokens, files}) {
    const writer = new ByteWriter(256).varint(documents).varint(sequences).varint(tokens);
    for (const {extension, sha256, size} of files) writer.text(extension).raw(Buffer.from(sha256, 'hex')).varint(size);
    return writer.done();
  },
  decode(bytes, [rows]) {
    if (rows === undefined) throw new Error('A token shard links to its rows');
    const reader = new ByteReader(bytes);
    const [documents, sequences, tokens] = [reader.varint(), reader.varint(), reader.varint()];
    const files: TokenFile[] = [];
    while (!reader.done) files.push({extension: extensionIn(reader), sha256: reader.raw(32).toString('hex'), size: reader.varint()});
    return {documents, sequences, tokens, files, rows};
  },
};

function extensionIn(reader: ByteReader): NativeExtension {
  const extension = reader.text();
  if (extension === 'bin' || extension === 'idx' || extension === 'doc' || extension === 'loss') return extension;
  throw new RangeError(`Unknown file of a token shard: "${extension}"`);
}
