// The row of a commit: what it says about itself, which files it changed, and a date that never precedes its parents'.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {readRedactions, writeRedactions} from '../../clean/redactions-wire.ts';
import type {CommitObject} from './commit-object.ts';
import {readFileChange, writeFileChange, type FileChange} from './file-change.ts';
import {commitFields, type RedactedField} from './redacted-field.ts';
import {readSignature, writeSignature} from './signature.ts';

export interface CommitRecord extends CommitObject {
  readonly oid: string;
  /** Seconds; later than every parent's. Commits sorted by (corrected, oid) never show a child before its parent. */
  readonly corrected: number;
  /** Against the first parent, or the empty tree for a root. Empty for a merge when the feed skips their changes. */
  readonly changes: readonly FileChange[];
  /** What the rules took out before it became a row, for the audit. Missing where nothing was. */
  readonly redacted?: readonly RedactedField[];
  /** How many changes were left out by a rule. Missing where none was. */
  readonly forgotten?: number;
  /** Of a merge, where it is asked for: the files that differ from every parent, each with a change against each of them. */
  readonly merged?: readonly FileChange[];
}

/** Stands where the number of a redacted field would. */
const forgottenMark = 255;
const mergedMark = 254;

export const commitCodec: Codec<CommitRecord> = {
  name: 'commit',
  encode(commit) {
    const writer = new ByteWriter(512 + commit.message.length + commit.changes.length * 96);
    // First, so that a child that looks back on its parents reads only this.
    writer.varint(commit.corrected);
    writeOid(writer, commit.oid);
    writeOid(writer, commit.tree);
    writer.varint(commit.parents.length);
    for (const parent of commit.parents) writeOid(writer, parent);
    writeSignature(writer, commit.author);
    writeSignature(writer, commit.committer);
    writer.text(commit.encoding).text(commit.message).varint(commit.changes.length);
    for (const change of commit.changes) writeFileChange(writer, change);
    for (const {field, redactions} of commit.redacted ?? []) writeRedactions(writer.byte(commitFields.indexOf(field)), redactions);
    if (commit.forgotten !== undefined) writer.byte(forgottenMark).varint(commit.forgotten);
    if (commit.merged !== undefined) {
      writer.byte(mergedMark).varint(commit.merged.length);
      for (const change of commit.merged) writeFileChange(writer, change);
    }
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const corrected = reader.varint();
    const oid = readOid(reader);
    const tree = readOid(reader);
    const parents = readMany(reader, readOid);
    const author = readSignature(reader);
    const committer = readSignature(reader);
    const encoding = reader.text();
    const message = reader.text();
    const changes = readMany(reader, readFileChange);
    return {oid, tree, parents, author, committer, encoding, message, corrected, changes, ...readTail(reader)};
  },
};

/** To the end of the row. */
function readTail(reader: ByteReader): Pick<CommitRecord, 'redacted' | 'forgotten' | 'merged'> {
  const redacted: RedactedField[] = [];
  let forgotten: number | undefined;
  let merged: readonly FileChange[] | undefined;
  while (!reader.done) {
    const number = reader.byte();
    const field = commitFields[number];
    if (number === forgottenMark) forgotten = reader.varint();
    else if (number === mergedMark) merged = readMany(reader, readFileChange);
    else if (field === undefined) throw new RangeError('Read an unknown field of a commit');
    else redacted.push({field, redactions: readRedactions(reader)});
  }
  return {...(redacted.length > 0 && {redacted}), ...(forgotten !== undefined && {forgotten}), ...(merged !== undefined && {merged})};
}

/** The corrected date alone, without decoding the rest. */
export function correctedIn(payload: Uint8Array): number {
  return new ByteReader(payload).varint();
}

function writeOid(to: ByteWriter, oid: string): void {
  to.bytes(Buffer.from(oid, 'hex'));
}

function readOid(from: ByteReader): string {
  return from.bytes().toString('hex');
}

function readMany<T>(from: ByteReader, read: (from: ByteReader) => T): readonly T[] {
  const many: T[] = [];
  for (let left = from.varint(); left > 0; left--) many.push(read(from));
  return many;
}
