// How tokens become bytes: ids by the byte, loss in runs, origin in steps.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {packIds, unpackIds} from './id-bytes.ts';
import type {Tokens} from './tokens.ts';

export const tokensCodec: Codec<Tokens> = {
  name: 'tokens',
  encode({ids, loss, origin}) {
    if (loss.length !== ids.length || origin.length % 3 !== 0) throw new TypeError(`Tokens do not fit together: ${ids.length} ids, ${loss.length} weights, ${origin.length} numbers of origin`);
    const packed = packIds(ids);
    const writer = new ByteWriter(packed.length + origin.length * 2 + 64).varint(ids.length).bytes(packed);
    writeLoss(writer, loss);
    writeOrigin(writer, origin);
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const count = reader.varint();
    const ids = unpackIds(reader.bytes(), count);
    const loss = readLoss(reader, count);
    const origin = readOrigin(reader, count);
    if (!reader.done) throw new RangeError('Tokens end late');
    return {ids, loss, origin};
  },
};

function writeLoss(to: ByteWriter, loss: Uint8Array): void {
  for (let from = 0, at = 1; from < loss.length; at++) {
    if (at < loss.length && loss[at] === loss[from]) continue;
    to.varint(at - from).byte(loss[from] ?? 0);
    from = at;
  }
}

function readLoss(from: ByteReader, count: number): Uint8Array {
  const loss = new Uint8Array(count);
  for (let at = 0; at < count;) {
    const run = from.varint();
    if (run === 0 || at + run > count) throw new RangeError('Weights do not fit the tokens');
    loss.fill(from.byte(), at, at + run);
    at += run;
  }
  return loss;
}

function writeOrigin(to: ByteWriter, origin: Uint32Array): void {
  to.varint(origin.length / 3);
  let last = 0;
  for (let at = 0; at < origin.length; at += 3) {
    const token = origin[at] ?? 0;
    to.varint(token - last).varint(origin[at + 1] ?? 0).varint(origin[at + 2] ?? 0);
    last = token;
  }
}

function readOrigin(from: ByteReader, count: number): Uint32Array {
  const origin: number[] = [];
  let token = 0;
  // An entry that is not there ends the reading, so a damaged number of them reserves nothing.
  for (let left = from.varint(); left > 0; left--) {
    token += from.varint();
    if (token >= count) throw new RangeError('Origin does not fit the tokens');
    origin.push(token, number32(from), number32(from));
  }
  return Uint32Array.from(origin);
}

function number32(from: ByteReader): number {
  const value = from.varint();
  if (value > 0xffffffff) throw new RangeError('Origin is too large');
  return value;
}
