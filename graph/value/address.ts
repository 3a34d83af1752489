// The binary spelling of a digest, half the size of its text: what wire forms and indexes write.
import {ByteReader} from './byte-reader.ts';
import {ByteWriter} from './byte-writer.ts';
import {isStored, type Digest} from './digest.ts';

const stored = 1;
const inline = 2;
const hexTail = 3;
const text = 4;

export function writeDigest(to: ByteWriter, digest: Digest): void {
  if (isStored(digest)) {
    to.byte(stored).raw(Buffer.from(digest, 'hex'));
    return;
  }
  if (digest.startsWith('raw:')) {
    to.byte(inline).bytes(Buffer.from(digest.slice(4), 'base64url'));
    return;
  }
  const colon = digest.indexOf(':') + 1;
  const tail = digest.slice(colon);
  if (/^(?:[0-9a-f]{2})+$/.test(tail)) to.byte(hexTail).text(digest.slice(0, colon)).bytes(Buffer.from(tail, 'hex'));
  else to.byte(text).text(digest);
}

export function readDigest(from: ByteReader): Digest {
  const form = from.byte();
  if (form === stored) return from.raw(32).toString('hex') as Digest;
  if (form === inline) return `raw:${from.bytes().toString('base64url')}` as Digest;
  if (form === hexTail) return `${from.text()}${from.bytes().toString('hex')}` as Digest;
  if (form === text) return from.text() as Digest;
  throw new RangeError(`Unknown form of digest: ${form}`);
}

export function addressOf(digest: Digest): Uint8Array {
  const writer = new ByteWriter(40);
  writeDigest(writer, digest);
  return writer.done();
}

export function digestAt(address: Uint8Array): Digest {
  return readDigest(new ByteReader(address));
}
