// The `.doc` beside a shard: for each sequence the digest of its ids, which tokens are trained, and what it is.

export interface DocumentRecord {
  /** sha256 of the sequence's bytes in the `.bin`, its end included: whoever has the ids can check it. */
  readonly digest: Uint8Array;
  /** Tokens of weight 1; all others have 0. Means nothing where `weighted` says that the weights lie in the `.loss`. */
  readonly lossFrom: number;
  readonly lossTo: number;
  readonly flags: number;
  readonly kind: number;
}

/** `goesOn`: the next sequence is another part of the same sample. */
export const documentFlags = {weighted: 1, ended: 2, goesOn: 4} as const;

/** Given once, and never used again for another kind. */
export const documentKinds: Readonly<Record<string, number>> = {file: 0, commit: 1, structure: 2, chunk: 3, 'before-after': 20, 'message-to-diff': 21, 'diff-to-message': 22, identifiers: 23, product: 9, pr_diff: 30, pr: 31, pr_description: 32, review_verdict: 33, review_fix: 34, preference: 35, issue: 36, issue_patch: 37, 'test-pair': 40};

const magic = Buffer.from('GMDOC\0\0\x01', 'latin1');
const recordBytes = 48;

/** The records of such a file; none of one that is none. */
export function readDocumentFile(bytes: Buffer): readonly DocumentRecord[] | undefined {
  if (!bytes.subarray(0, 8).equals(magic) || (bytes.length - 16) % recordBytes !== 0 || bytes.readBigUInt64LE(8) !== BigInt((bytes.length - 16) / recordBytes)) return undefined;
  return Array.from({length: (bytes.length - 16) / recordBytes}, (_, at) => {
    const start = 16 + at * recordBytes;
    return {digest: bytes.subarray(start, start + 32), lossFrom: bytes.readUInt32LE(start + 32), lossTo: bytes.readUInt32LE(start + 36), flags: bytes.readUInt32LE(start + 40), kind: bytes.readUInt32LE(start + 44)};
  });
}

export function documentFile(records: readonly DocumentRecord[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(16 + records.length * recordBytes);
  magic.copy(bytes, 0);
  bytes.writeBigUInt64LE(BigInt(records.length), 8);
  for (const [at, {digest, lossFrom, lossTo, flags, kind}] of records.entries()) {
    const start = 16 + at * recordBytes;
    bytes.set(digest, start);
    bytes.writeUInt32LE(lossFrom, start + 32);
    bytes.writeUInt32LE(lossTo, start + 36);
    bytes.writeUInt32LE(flags, start + 40);
    bytes.writeUInt32LE(kind, start + 44);
  }
  return bytes;
}
