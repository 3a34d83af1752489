// A compiled tokenizer as one block of bytes: opened without parsing, checked as a whole, and shared by threads as it lies.
import {crc32} from 'node:zlib';
import type {FastHead, FastTables} from './fast-tables.ts';

/** To be raised with every change of what is in a block or of how it is used: of tables, hashes, scanners, classes of characters, or the proof. */
export const fastVersion = 3;

/** What a block says of its tokenizer: its tables, once they were proven; else why the reference is to be used. */
export type Verdict = {readonly tables: FastTables} | {readonly unproven: string};

/** In the order in which they lie. */
const names = ['byteIds', 'pairs', 'rankIds', 'slots', 'arena', 'starts', 'pieces', 'byteLengths', 'classes', 'automaton'] as const;

/** A sum that notices every flipped bit and cut end; nobody is kept from forging it, as nobody is from changing the store. */
const magic = 0x54464d47;
const prefix = 16;

type Head = {readonly unproven: string} | (FastHead & {readonly lengths: readonly number[]});

export function packBlob(verdict: Verdict): Uint8Array {
  const tables = 'tables' in verdict ? verdict.tables : undefined;
  const head: Head = tables === undefined ? {unproven: 'unproven' in verdict ? verdict.unproven : ''} : {...headOf(tables), lengths: names.map((name) => tables[name].length)};
  const text = Buffer.from(JSON.stringify(head), 'utf8');
  const parts: Uint8Array[] = [Buffer.alloc(prefix), text, Buffer.alloc(gap(prefix + text.length))];
  if (tables !== undefined) {
    for (const name of names) {
      const {buffer, byteOffset, byteLength} = tables[name];
      parts.push(Buffer.from(buffer, byteOffset, byteLength), Buffer.alloc(gap(byteLength)));
    }
  }
  const blob = Buffer.concat(parts);
  blob.writeUInt32LE(magic, 0);
  blob.writeUInt32LE(fastVersion, 4);
  blob.writeUInt32LE(text.length, 12);
  blob.writeUInt32LE(crc32(blob.subarray(12)), 8);
  return blob;
}

/** `undefined` for what is damaged, cut, of another version or another machine's byte order. */
export function openBlob(memory: SharedArrayBuffer): Verdict | undefined {
  const bytes = Buffer.from(memory);
  if (bytes.length < prefix || bytes.readUInt32LE(0) !== magic || bytes.readUInt32LE(4) !== fastVersion || crc32(bytes.subarray(12)) !== bytes.readUInt32LE(8)) return undefined;
  return viewBlob(memory);
}

/** For memory that was opened before, in another thread. */
export function viewBlob(memory: SharedArrayBuffer): Verdict {
  const bytes = Buffer.from(memory);
  const length = bytes.readUInt32LE(12);
  const head: Head = JSON.parse(bytes.toString('utf8', prefix, prefix + length));
  if ('unproven' in head) return head;
  let at = prefix + length + gap(prefix + length);
  let index = 0;
  const next = <T extends ArrayBufferView>(View: new (memory: SharedArrayBuffer, at: number, length: number) => T): T => {
    const view = new View(memory, at, head.lengths[index++] ?? 0);
    at += view.byteLength + gap(view.byteLength);
    return view;
  };
  return {
    tables: {
      ...headOf(head),
      byteIds: next(Int32Array), pairs: next(Int32Array), rankIds: next(Int32Array), slots: next(Int32Array), arena: next(Int32Array),
      starts: next(Uint32Array), pieces: next(Uint8Array), byteLengths: next(Uint16Array), classes: next(Uint16Array), automaton: next(Int16Array),
    },
  };
}

function headOf({digest, pattern, composed, longest, controls}: FastHead): FastHead {
  return {digest, pattern, composed, longest, controls};
}

/** Arrays begin at multiples of eight. */
function gap(length: number): number {
  return -length & 7;
}
