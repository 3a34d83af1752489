// What a compiled tokenizer consists of. Arrays may be views of memory that threads share: nobody writes to them.
import type {Digest} from '../../../graph/value/digest.ts';
import type {Pattern} from './pattern.ts';

export interface FastTables extends FastHead {
  /** The id of each byte. */
  readonly byteIds: Int32Array;
  /** As `pair-table.ts` lays them out. */
  readonly pairs: Int32Array;
  /** The id that the merge of a rank makes. */
  readonly rankIds: Int32Array;
  /** Pieces that are one token when they stand alone, as `piece-slots.ts` lays them out. */
  readonly slots: Int32Array;
  readonly arena: Int32Array;
  /** Where the bytes of each id begin in `pieces`, and behind the last where they end. */
  readonly starts: Uint32Array;
  /** With four bytes to spare. */
  readonly pieces: Uint8Array;
  readonly byteLengths: Uint16Array;
  /** As `character-class.ts` makes it. */
  readonly classes: Uint16Array;
  /** As `ascii-automaton.ts` makes it. */
  readonly automaton: Int16Array;
}

export interface FastHead {
  /** Of the `tokenizer.json`. */
  readonly digest: Digest;
  readonly pattern: Pattern;
  /** Text is brought into Unicode's composed form before anything else. */
  readonly composed: boolean;
  /** In bytes, of the tokens that text can become. */
  readonly longest: number;
  readonly controls: readonly (readonly [string, number])[];
}
