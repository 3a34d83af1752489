// What changed between two versions of one text: computed once for the pair, and shared by every commit that made it.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import {canonical} from '../../graph/value/params.ts';
import type {Redaction} from '../clean/clean-text.ts';
import type {SideFacts} from './side-facts.ts';
import {readRedactions, writeRedactions} from '../clean/redactions-wire.ts';

export interface Edit {
  readonly kind: 'text' | 'binary';
  readonly added: number;
  readonly removed: number;
  readonly hunkCount: number;
  /** Bytes of the hunks. */
  readonly length: number;
  /**
   * Unified hunks without the file's header: bytes in a new edit, in a decoded one the linked value, which is a leaf that samples draw
   * from. Kept beside the edit, because most readers only ask how long they are. None for a binary, and where no line changed.
   */
  readonly hunks?: Uint8Array | Part;
  /** Where a side is binary, was decoded, or points to a large file; missing of plain texts. */
  readonly sides?: {readonly before?: SideFacts; readonly after?: SideFacts};
  /** What was taken out of both texts before they were compared, for the audit. Missing where nothing was. */
  readonly redacted?: {readonly before: readonly Redaction[]; readonly after: readonly Redaction[]};
}

const [binaryEdit, withSides] = [1, 2] as const;

export const editCodec: Codec<Edit> = {
  name: 'edit',
  links: ({hunks}, keep) => (hunks === undefined ? [] : [hunks instanceof Uint8Array ? keep(hunks) : hunks.digest]),
  encode({kind, added, removed, hunkCount, length, sides, redacted}) {
    const writer = new ByteWriter(32).byte((kind === 'binary' ? binaryEdit : 0) | (sides === undefined ? 0 : withSides)).varint(added).varint(removed).varint(hunkCount).varint(length);
    // Few edits have them, and what they say may grow.
    if (sides !== undefined) writer.text(canonical(sides));
    if (redacted !== undefined) {
      writeRedactions(writer, redacted.before);
      writeRedactions(writer, redacted.after);
    }
    return writer.done();
  },
  decode(bytes, [hunks]) {
    const reader = new ByteReader(bytes);
    const flags = reader.byte();
    const kind = flags & binaryEdit ? 'binary' : 'text';
    const counts = {added: reader.varint(), removed: reader.varint(), hunkCount: reader.varint(), length: reader.varint()};
    const sides: Pick<Edit, 'sides'> = flags & withSides ? {sides: JSON.parse(reader.text())} : {};
    const redacted = reader.done ? {} : {redacted: {before: readRedactions(reader), after: readRedactions(reader)}};
    return {kind, ...counts, ...(hunks !== undefined && {hunks}), ...sides, ...redacted};
  },
};
