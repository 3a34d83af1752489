// A record that says which build answers what, signed by whom its domain believes. Nothing of it is looked at before the signature is.
import {isSignedBy, type RemoteKey} from './remote-key.ts';
import {isDomain, namePattern, type TrustDomain} from './remote-names.ts';

/**
 * root  this root key is answered by that manifest
 * head  the last build of a dataset, the newest of its domain
 * part  what one of several machines made of a build
 * gone  what a clean-up has marked
 * The kind is signed, too: a record of one kind is none of another.
 */
export type RecordKind = 'root' | 'head' | 'part' | 'gone';

export interface RemoteRecord {
  readonly kind: RecordKind;
  readonly domain: TrustDomain;
  readonly repository: string;
  /** The root key, the head's name, or the part. */
  readonly name: string;
  /** Of the manifest. */
  readonly sha256: string;
  readonly size: number;
  /** Grows with every build of a domain's head: who has seen one takes no lower one. */
  readonly seq: number;
  /** Records with a lower number are withdrawn, as by a takedown. */
  readonly leastSeq: number;
  /** Seconds since 1970; believed no longer. */
  readonly notAfter: number;
  /** For people: which machine or job wrote it. */
  readonly writer: string;
}

/** Which keys are believed for which domain. A name that ends with `*` means all domains that begin so. */
export type TrustedKeys = Readonly<Record<string, readonly string[]>>;

export type Refusal = 'unsigned' | 'expired' | 'of-another' | 'withdrawn' | 'replayed';

const heading = Buffer.from('gristmill remote record 1\n');
export const mostRecordBytes = 4096;

export function signRecord(record: RemoteRecord, key: RemoteKey): Buffer {
  const body = Buffer.from(JSON.stringify(record));
  return Buffer.from(`${JSON.stringify({key: key.public, signature: key.sign(Buffer.concat([heading, body])).toString('base64'), body: body.toString('base64')})}\n`);
}

export interface Expected extends Pick<RemoteRecord, 'kind' | 'domain' | 'repository' | 'name'> {
  readonly keys: TrustedKeys;
  /** Seconds since 1970. */
  readonly now: number;
  /** What was seen before: no lower number counts. */
  readonly seen?: {readonly seq: number; readonly leastSeq: number} | undefined;
}

export function openRecord(bytes: Uint8Array, {keys, now, seen, ...expected}: Expected): RemoteRecord | Refusal {
  const {key, signature, body} = membersOf(bytes);
  if (typeof key !== 'string' || typeof signature !== 'string' || typeof body !== 'string') return 'unsigned';
  const signed = Buffer.from(body, 'base64');
  if (!keysFor(keys, expected.domain).includes(key) || !isSignedBy(key, Buffer.concat([heading, signed]), Buffer.from(signature, 'base64'))) return 'unsigned';
  const record = recordOf(membersOf(signed));
  if (record === undefined || record.kind !== expected.kind || record.domain !== expected.domain || record.repository !== expected.repository || record.name !== expected.name) return 'of-another';
  if (record.notAfter < now) return 'expired';
  if (record.seq < Math.max(record.leastSeq, seen?.leastSeq ?? 0)) return 'withdrawn';
  if (record.kind === 'head' && record.seq < (seen?.seq ?? 0)) return 'replayed';
  return record;
}

export function keysFor(keys: TrustedKeys, domain: TrustDomain): readonly string[] {
  return Object.entries(keys).flatMap(([name, own]) => (name === domain || (name.endsWith('-*') && domain.startsWith(name.slice(0, -1))) ? own : []));
}

function membersOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};
  } catch {
    return {};
  }
}

/** Signed by someone we believe, and still read with care: an older or a newer version may have written it. */
function recordOf({kind, domain, repository, name, sha256, size, seq, leastSeq, notAfter, writer}: Readonly<Record<string, unknown>>): RemoteRecord | undefined {
  if (kind !== 'root' && kind !== 'head' && kind !== 'part' && kind !== 'gone') return undefined;
  if (typeof domain !== 'string' || !isDomain(domain) || typeof repository !== 'string' || !namePattern.test(repository) || typeof name !== 'string') return undefined;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256) || typeof writer !== 'string') return undefined;
  if (!isCount(size) || !isCount(seq) || !isCount(leastSeq) || !isCount(notAfter)) return undefined;
  return {kind, domain, repository, name, sha256, size, seq, leastSeq, notAfter, writer};
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
