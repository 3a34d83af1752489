// The clean text of a blob, from its raw bytes, with the proof that it is those bytes: in UTF-8, less what the audit says was taken out.
import {isUtf8} from 'node:buffer';
import {cleaned} from '../../../../stages/clean/cleaned.ts';
import type {Redaction} from '../../../../stages/clean/clean-text.ts';
import {noRules} from '../../../../stages/clean/rules-in-force.ts';
import {sanitize} from '../../../../stages/clean/sanitize.ts';
import {keepsStretches, type HashOf} from './kept-stretches.ts';

export interface BlobAsked {
  readonly oid: string;
  readonly raw: Buffer;
  /** The tag of the rules, as the leaf names them. */
  readonly rules: string;
  /** What the audit of the output folder says of this blob. */
  readonly audited: readonly Redaction[];
  readonly hashOf: HashOf;
}

export type BlobText = {readonly bytes: Buffer; readonly redactions: readonly Redaction[]} | {readonly wrong: string};

export function blobAgain({oid, raw, rules, audited, hashOf}: BlobAsked): BlobText {
  const plain = decodedText(raw);
  if ('wrong' in plain) return plain;
  if (rules === noRules) return {...plain, redactions: []};
  const {bytes, redactions} = cleaned({digest: `git:${oid}` as Parameters<typeof cleaned>[0]['digest'], bytes: raw}, rules);
  const clean = Buffer.from(bytes);
  if (spelled(redactions) !== spelled(audited)) return {wrong: 'what the rules take out is not what the audit lists'};
  if (!keepsStretches(plain.bytes, clean, {redactions, hashOf})) return {wrong: 'what is left is not the raw text without what the audit lists'};
  return {bytes: clean, redactions};
}

/** As the platform's own decoder reads it, where it knows the encoding. Damaged text has its own spelling of what cannot be read. */
function decodedText(raw: Buffer): {readonly bytes: Buffer} | {readonly wrong: string} {
  if (isUtf8(raw) && !raw.includes(0) && !(raw[0] === 0xef && raw[1] === 0xbb)) return {bytes: raw};
  const {bytes, encoding} = sanitize(raw);
  const judged = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'].includes(encoding) ? Buffer.from(new TextDecoder(encoding).decode(raw), 'utf8') : undefined;
  if (judged !== undefined && !judged.equals(bytes)) return {wrong: `it is not what the bytes say in ${encoding}`};
  return {bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)};
}

function spelled(redactions: readonly Redaction[]): string {
  return redactions.map(({rule, at, length, saltedHash}) => `${at} ${length} ${rule} ${saltedHash}`).sort().join('\n');
}
