// A zip whose members are not compressed, each beginning at a multiple of 64: what PyTorch maps into memory. Members come as streams, so sizes and sums lie behind them.
import {crc32} from 'node:zlib';

export interface ZipMember {readonly name: string; content(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>}

const alignment = 64;
/** Without the extensions for large files, no place in it may be beyond this. */
export const mostZipBytes = 2 ** 31 - 1;
const headBytes = 30;
/** That sum and size of a member lie behind it; and that its name is UTF-8. */
const flags = 0x0808;
/** The first day there is: when it was written is no part of what is written. */
const dosDate = 0x0021;

interface Written {readonly name: Buffer; readonly sum: number; readonly size: number; readonly at: number}

export async function* storedZip(members: readonly ZipMember[]): AsyncGenerator<Uint8Array, void, undefined> {
  const written: Written[] = [];
  let at = 0;
  for (const member of members) {
    const name = Buffer.from(member.name, 'utf8');
    const head = localHead(name, at);
    yield head;
    let [sum, size] = [0, 0];
    for await (const bytes of member.content()) {
      sum = crc32(bytes, sum);
      size += bytes.length;
      yield bytes;
    }
    const behind = Buffer.alloc(16);
    behind.writeUInt32LE(0x08074b50, 0);
    fill(behind, 4, [sum, size, size]);
    yield behind;
    written.push({name, sum, size, at});
    at += head.length + size + behind.length;
    if (at > mostZipBytes) throw new RangeError(`A zip of more than ${mostZipBytes} bytes cannot be written without the extensions for large ones`);
  }
  const list = Buffer.concat(written.map(listed));
  yield list;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  fill(end, 12, [list.length, at]);
  yield end;
}

/** Padded by a field that readers step over. */
function localHead(name: Buffer, at: number): Buffer {
  const least = at + headBytes + name.length + 4;
  const padding = Math.ceil(least / alignment) * alignment - least;
  const head = Buffer.alloc(headBytes + name.length + 4 + padding, 'Z');
  head.fill(0, 0, headBytes);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(dosDate, 12);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(4 + padding, 28);
  name.copy(head, headBytes);
  head.write('FB', headBytes + name.length, 'latin1');
  head.writeUInt16LE(padding, headBytes + name.length + 2);
  return head;
}

function listed({name, sum, size, at}: Written): Buffer {
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(dosDate, 14);
  fill(entry, 16, [sum, size, size]);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(at, 42);
  name.copy(entry, 46);
  return entry;
}

function fill(bytes: Buffer, at: number, numbers: readonly number[]): void {
  for (const [place, number] of numbers.entries()) bytes.writeUInt32LE(number, at + place * 4);
}
