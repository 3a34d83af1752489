// What a patch of clean text does not show of one of its sides: how large it is, how it was encoded, what it points to.
import type {Part} from '../../graph/value/codec.ts';
import {whole} from '../../graph/value/whole.ts';
import type {CleanText} from '../clean/clean-text.ts';
import {isLfsPointer} from '../parse/lfs-pointer.ts';

/** A type, because it is spelled as plain data. */
export type SideFacts = {
  /** Bytes of the raw object. */
  readonly size: number;
  /** Where the text that was compared is not the raw bytes: their encoding, or `utf-8-bom`. Missing for a binary. */
  readonly encoding?: string;
  /** The large file that it points to. */
  readonly lfs?: {readonly oid: string; readonly size: number};
};

export function sideFacts(part: Part, {bytes, encoding}: CleanText): SideFacts {
  const raw = whole(whole(part).parts[0]).bytes;
  const lfs = isLfsPointer(bytes) ? pointedTo(Buffer.from(bytes).toString('latin1')) : undefined;
  const decoded = encoding === 'binary' ? undefined : encoding !== 'utf-8' ? encoding : hasMark(raw) ? 'utf-8-bom' : undefined;
  return {size: raw.length, ...(decoded !== undefined && {encoding: decoded}), ...(lfs !== undefined && {lfs})};
}

function hasMark(raw: Uint8Array): boolean {
  return raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
}

function pointedTo(text: string): SideFacts['lfs'] {
  const oid = /^oid (\S{1,200})$/m.exec(text)?.[1];
  const size = Number(/^size (\d{1,15})$/m.exec(text)?.[1] ?? Number.NaN);
  return oid === undefined || Number.isNaN(size) ? undefined : {oid, size};
}
