// The address of a clean text: a tiny value that names the rules and links to the raw object, so that no text is stored twice.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {whole} from '../../graph/value/whole.ts';
import {seal} from '../../graph/value/wire.ts';
import type {CleanText} from './clean-text.ts';
import {cleaned} from './cleaned.ts';
import {sanitizeVersion} from './sanitize.ts';

/**
 * The digest of the clean text of a raw object, by the rules of the tag; without rules only its encoding is seen to. It spells the value
 * itself, so it needs no store.
 */
export function cleanLeaf(raw: Digest, rules: string): Digest {
  return seal(leaf, {raw, rules}).digest;
}

/** Reads a linked clean leaf. A raw object that cannot be had makes the row that reads it a stub. */
export function cleanText(part: Part): CleanText {
  const {bytes, parts} = whole(part);
  const reader = new ByteReader(bytes);
  const version = reader.varint();
  if (version !== sanitizeVersion) {
    throw new Error(`Read a clean leaf of rule version ${version} with the rules of version ${sanitizeVersion}: the feed that gave it did not carry the rule version in its own`);
  }
  return cleaned(whole(parts[0]), reader.rest().toString('hex'));
}

interface Leaf {readonly raw: Digest; readonly rules: string}

const leaf = {
  name: 'clean-leaf',
  // No rules are no bytes. As bytes a tag is short enough for a pair of leaves to be its own digest.
  encode: ({rules}: Leaf): Uint8Array => new ByteWriter(16).varint(sanitizeVersion).raw(Buffer.from(rules, 'hex')).done(),
  decode: (): never => {
    throw new Error('A clean leaf is read with cleanText');
  },
  links: ({raw}: Leaf): readonly Digest[] => [raw],
};
