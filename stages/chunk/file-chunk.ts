// A piece of the change of one file: one declaration and what became of it, the imports, or lines that are in no declaration.
// It names no commit and no path, so a rebase, a squash or a fork finds it again.
import type {UnitChange} from '../change/facts/unit.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import type {Range} from './line-counts.ts';

export interface FileChunk {
  readonly of: 'unit' | 'imports' | 'rest';
  /** Only of a unit. */
  readonly unit?: ChunkUnit;
  /** What the change is about on either side, whole lines: missing where there is nothing. Of a part only its own. */
  readonly before?: Lines;
  readonly after?: Lines;
  readonly stretches: readonly PatchStretch[];
  readonly added: number;
  readonly removed: number;
  /** False where an outline tells that only layout and comments changed. */
  readonly codeChanged: boolean;
  /** The keys or headings that changed, from the outside in, of files that are not code. */
  readonly keys: readonly (readonly string[])[];
  /** Of a piece that was too long for one, its place among its parts. */
  readonly part?: {readonly number: number; readonly of: number};
}

export interface ChunkUnit {
  readonly kind: string;
  readonly name: string;
  /** The names around it, outermost first; the type it belongs to where that is written with it. */
  readonly container: readonly string[];
  readonly visibility: string;
  readonly modifiers: readonly string[];
  readonly test: boolean;
  readonly became: 'added' | 'removed' | 'changed' | 'same';
  readonly changes: readonly UnitChange[];
  /** Its fields and variants that are others now. */
  readonly parts: readonly {readonly kind: string; readonly name: string; readonly became: 'added' | 'removed' | 'changed'}[];
  /** Where it was renamed. */
  readonly formerName?: string;
}

/** Bytes of the clean text, and the lines they are, from 1. */
export interface Lines {readonly from: number; readonly to: number; readonly line: number; readonly lastLine: number}

/** A run of lines of the file's hunks: bytes of the hunks, and what a head of its own says. */
export interface PatchStretch {
  readonly from: number;
  readonly to: number;
  readonly before: Range;
  readonly after: Range;
  /** Bytes of the hunks that name what it stands in, where git does. */
  readonly heading?: {readonly from: number; readonly to: number};
}

export const fileChunksCodec = jsonCodec<readonly FileChunk[]>('chunks of a changed file');
