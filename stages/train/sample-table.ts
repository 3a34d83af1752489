// Which tokens of which shards make up each sample of a pass, as the file that engines read. No token is written again.

/** A stretch of a shard. */
export interface Piece {
  readonly shard: number;
  /** The first token, counted in the shard. */
  readonly from: number;
  readonly tokens: number;
  /** Whether it goes on the piece before it; else it is a text of its own, which sees nothing of the others. */
  readonly joined?: boolean;
}

export interface SampleTable {
  /** Tokens of a sample at most. */
  readonly length: number;
  readonly samples: readonly (readonly Piece[])[];
}

const magic = Buffer.from('GMSAMP\0\x01', 'latin1');
const [headBytes, pieceBytes] = [32, 16];

export function sampleTableFile({length, samples}: SampleTable): Uint8Array {
  const pieces = samples.reduce((sum, {length: own}) => sum + own, 0);
  const bytes = Buffer.alloc(headBytes + 4 * (samples.length + 1) + pieceBytes * pieces);
  magic.copy(bytes, 0);
  bytes.writeUInt32LE(length, 8);
  bytes.writeBigUInt64LE(BigInt(samples.length), 16);
  bytes.writeBigUInt64LE(BigInt(pieces), 24);
  let [at, first] = [bytes.writeUInt32LE(0, headBytes), 0];
  for (const own of samples) at = bytes.writeUInt32LE((first += own.length), at);
  for (const {shard, from, tokens, joined} of samples.flat()) {
    for (const value of [shard, from, tokens, joined === true ? 1 : 0]) at = bytes.writeUInt32LE(value, at);
  }
  return bytes;
}

/** What such a file says; none of one that is none. */
export function readSampleTable(bytes: Buffer): SampleTable | undefined {
  if (bytes.length < headBytes || !bytes.subarray(0, 8).equals(magic)) return undefined;
  const [samples, pieces] = [Number(bytes.readBigUInt64LE(16)), Number(bytes.readBigUInt64LE(24))];
  const begins = headBytes + 4 * (samples + 1);
  if (bytes.length !== begins + pieceBytes * pieces) return undefined;
  const border = (sample: number) => bytes.readUInt32LE(headBytes + 4 * sample);
  const piece = (number: number): Piece => {
    const at = begins + pieceBytes * number;
    return {shard: bytes.readUInt32LE(at), from: bytes.readUInt32LE(at + 4), tokens: bytes.readUInt32LE(at + 8), ...(bytes.readUInt32LE(at + 12) === 1 && {joined: true})};
  };
  return {length: bytes.readUInt32LE(8), samples: Array.from({length: samples}, (_, sample) => Array.from({length: border(sample + 1) - border(sample)}, (__, at) => piece(border(sample) + at)))};
}
