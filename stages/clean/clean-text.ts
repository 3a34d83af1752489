// What every text leaf of the dataset is after the door: UTF-8 bytes, and how their offsets relate to the raw ones.
import type {Moves} from './moves.ts';

export interface CleanText {
  /** UTF-8. The raw bytes themselves when nothing had to be done; empty for a binary. */
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly moves: Moves;
  readonly redactions: readonly Redaction[];
}

/**
 * `utf-8-damaged` is UTF-8 with broken bytes in it; `unknown-8bit` is text in a legacy encoding we do not guess (GBK, Shift-JIS, KOI8…).
 * Both keep what is sure and show U+FFFD for the rest, so that a filter can count the loss.
 */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252' | 'utf-8-damaged' | 'unknown-8bit' | 'binary';

/** What was taken out, where it stood in the clean text, and a hash that recognises the same finding again without showing it. */
export interface Redaction {readonly rule: string; readonly at: number; readonly length: number; readonly saltedHash: string}
