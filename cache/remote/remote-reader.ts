// Reads a remote as far as it can be believed: records by their signatures, everything else by its hash. What is wrong is a miss, and is counted.
import {hash} from 'node:crypto';
import type {GuardedPlace} from './guarded-place.ts';
import {decodeManifest, mostManifestBytes, type ObjectRef, type RemoteManifest} from './remote-manifest.ts';
import {headPath, mainDomain, objectPath, rootPath, type TrustDomain} from './remote-names.ts';
import {isTrouble} from './remote-trouble.ts';
import type {SeenBook} from './seen-book.ts';
import {mostRecordBytes, openRecord, type Expected, type RemoteRecord, type TrustedKeys} from './signed-record.ts';

export interface RemoteIdentity {
  /** Whom we write as, and believe beside `main`. */
  readonly domain: TrustDomain;
  readonly repository: string;
  /** What the line of builds is called that build upon each other. */
  readonly head: string;
  readonly keys: TrustedKeys;
}

export interface RemoteReaderOptions extends RemoteIdentity {
  readonly place: GuardedPlace;
  readonly seen: SeenBook;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Told of every record that is not believed. */
  readonly note: (text: string) => void;
}

export interface Found {readonly record: RemoteRecord; readonly manifest: () => Promise<RemoteManifest | undefined>}

export interface RemoteReader {
  /** The build that answers a root key: of `main`, else of our own domain, and of nobody else's. */
  root(key: string, signal: AbortSignal): Promise<Found | undefined>;
  /** The last build, with its manifest in the same answer. */
  head(signal: AbortSignal): Promise<Found | undefined>;
  /** What one domain says its last build is. */
  headOf(domain: TrustDomain, signal: AbortSignal): Promise<Found | undefined>;
  record(path: string, expected: Pick<Expected, 'kind' | 'domain' | 'name'>, signal: AbortSignal): Promise<RemoteRecord | undefined>;
  object(ref: ObjectRef, signal: AbortSignal): Promise<Buffer | undefined>;
  part(ref: ObjectRef, range: {readonly at: number; readonly length: number}, signal: AbortSignal): Promise<Buffer | undefined>;
  manifest(record: Pick<RemoteRecord, 'domain' | 'sha256' | 'size'>, signal: AbortSignal): Promise<RemoteManifest | undefined>;
}

export function remoteReader({place, domain, repository, head, keys, seen, now, note}: RemoteReaderOptions): RemoteReader {
  const domains = domain === mainDomain ? [mainDomain] : [mainDomain, domain];

  async function got(path: string, wanted: Parameters<GuardedPlace['get']>[1], signal: AbortSignal): Promise<Buffer | undefined> {
    try {
      return await place.get(path, wanted, signal);
    } catch (cause) {
      if (!isTrouble(cause)) throw cause;
      return undefined;
    }
  }

  function opened(bytes: Buffer, expected: Omit<Expected, 'keys' | 'now' | 'repository'>): RemoteRecord | undefined {
    const record = openRecord(bytes, {...expected, repository, keys, now: now()});
    if (typeof record !== 'string') return record;
    const what = `A record of "${expected.domain}" is not believed: it is ${said[record]}`;
    note(what);
    place.blame(what);
    return undefined;
  }

  async function rootOf(key: string, domain: TrustDomain, signal: AbortSignal): Promise<Found | undefined> {
    const bytes = await got(rootPath(domain, repository, key), {most: mostRecordBytes}, signal);
    const record = bytes && opened(bytes, {kind: 'root', domain, name: key, seen: await seen.of(`${domain}/${repository}/${head}`)});
    return record && {record, manifest: () => manifest(record, signal)};
  }

  async function headOf(domain: TrustDomain, signal: AbortSignal): Promise<Found | undefined> {
    const bytes = await got(headPath(domain, repository, head), {most: mostRecordBytes + mostManifestBytes}, signal);
    if (bytes === undefined) return undefined;
    const end = bytes.indexOf('\n') + 1;
    const book = `${domain}/${repository}/${head}`;
    const record = opened(bytes.subarray(0, end), {kind: 'head', domain, name: head, seen: await seen.of(book)});
    if (record === undefined) return undefined;
    await seen.note(book, record);
    const beside = bytes.subarray(end);
    // Whoever wrote the record may have been overtaken before it wrote the rest: the manifest lies under its hash, too.
    return {record, manifest: async () => (isNamed(beside, record) ? decodeManifest(beside) : await manifest(record, signal))};
  }

  async function manifest({domain, sha256, size}: Pick<RemoteRecord, 'domain' | 'sha256' | 'size'>, signal: AbortSignal): Promise<RemoteManifest | undefined> {
    if (size > mostManifestBytes) return undefined;
    const bytes = await object({in: domain, sha256, size}, signal);
    return bytes && decodeManifest(bytes);
  }

  async function object(ref: ObjectRef, signal: AbortSignal): Promise<Buffer | undefined> {
    const bytes = await got(objectPath(ref.in, ref.sha256), {most: ref.size}, signal);
    if (bytes === undefined || isNamed(bytes, ref)) return bytes;
    place.blame(`An object of "${ref.in}" is damaged: its bytes are not what its name says`);
    return undefined;
  }

  return {
    headOf,
    object,
    manifest,
    async root(key, signal) {
      for (const domain of domains) {
        const found = await rootOf(key, domain, signal);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    async head(signal) {
      const heads = await Promise.all(domains.map((domain) => headOf(domain, signal)));
      return heads.find((found) => found !== undefined);
    },
    async record(path, expected, signal) {
      const bytes = await got(path, {most: mostRecordBytes}, signal);
      return bytes && opened(bytes, expected);
    },
    async part(ref, range, signal) {
      const bytes = await got(objectPath(ref.in, ref.sha256), {most: range.length, range}, signal);
      return bytes?.length === range.length ? bytes : undefined;
    },
  };
}

function isNamed(bytes: Uint8Array, {sha256, size}: {readonly sha256: string; readonly size: number}): boolean {
  return bytes.length === size && hash('sha256', bytes, 'hex') === sha256;
}

const said = {
  unsigned: 'not signed by a key that is believed for it',
  expired: 'too old',
  'of-another': 'about something else',
  withdrawn: 'withdrawn',
  replayed: 'older than one that was seen before',
} as const;
