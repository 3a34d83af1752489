// The address of a clean text: a tiny value that names the rules and links to the raw object, so that no text is stored twice.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {whole} from '../../graph/value/whole.ts';
import {seal} from '../../graph/value/wire.ts';
import type {CleanText} from './clean-text.ts';
import {sanitize, sanitizeVersion} from './sanitize.ts';

/** The digest of the clean text of a raw object. It spells the value itself, so it needs no store. */
export function cleanLeaf(raw: Digest): Digest {
  return seal(leaf, raw).digest;
}

/** Reads a linked clean leaf. A raw object that cannot be had makes the row that reads it a stub. */
export function cleanText(part: Part): CleanText {
  const {bytes, parts} = whole(part);
  const version = new ByteReader(bytes).varint();
  if (version !== sanitizeVersion) {
    throw new Error(`Read a clean leaf of rule version ${version} with the rules of version ${sanitizeVersion}: the feed that gave it did not carry the rule version in its own`);
  }
  return sanitize(whole(parts[0]).bytes);
}

const leaf = {
  name: 'clean-leaf',
  encode: (): Uint8Array => new ByteWriter(8).varint(sanitizeVersion).done(),
  decode: (): never => {
    throw new Error('A clean leaf is read with cleanText');
  },
  links: (raw: Digest): readonly Digest[] => [raw],
};
