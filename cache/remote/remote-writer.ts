// Writes a build into a remote: first what it is made of, then what it is, then who says so. A writer that dies on the way leaves nothing that anybody finds.
import {hash} from 'node:crypto';
import {forEachBounded} from '../../graph/run/bounded.ts';
import type {GuardedPlace} from './guarded-place.ts';
import type {RemoteKey} from './remote-key.ts';
import {encodeManifest, type ObjectRef, type RemoteManifest} from './remote-manifest.ts';
import {headPath, marksPath, objectPath, partPath, rootPath} from './remote-names.ts';
import type {Put} from './remote-place.ts';
import type {RemoteIdentity, RemoteReader} from './remote-reader.ts';
import type {SeenBook} from './seen-book.ts';
import {signRecord, type RemoteRecord} from './signed-record.ts';

export interface RemoteWriterOptions extends RemoteIdentity {
  readonly place: GuardedPlace;
  readonly reader: Pick<RemoteReader, 'headOf'>;
  readonly seen: SeenBook;
  readonly key: RemoteKey;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Seconds that a record is believed. */
  readonly believedFor: number;
  readonly writer: string;
}

export interface RemoteWriter {
  objects(objects: readonly ToPut[], signal: AbortSignal): Promise<void>;
  /** Makes a build the answer to its key, and the last one of its head. */
  publish(manifest: RemoteManifest, signal: AbortSignal): Promise<RemoteRecord>;
  /** What one of several machines made: its packs, under a key that all of them share. */
  publishPart(manifest: RemoteManifest, part: {readonly part: number; readonly of: number}, signal: AbortSignal): Promise<void>;
  /** Names the list that a clean-up leaves for the next. */
  mark(ref: ObjectRef, signal: AbortSignal): Promise<void>;
  /** Says the same again, for longer; and with `leastSeq` that what is older counts no more. */
  renew(manifest: RemoteManifest, record: RemoteRecord, signal: AbortSignal, leastSeq?: number): Promise<void>;
}

export interface ToPut {readonly ref: ObjectRef; readonly body: Put}

const putsAtOnce = 8;

export function remoteWriter({place, reader, seen, key, now, believedFor, writer, domain, repository, head}: RemoteWriterOptions): RemoteWriter {
  function record(kind: RemoteRecord['kind'], name: string, ref: {readonly sha256: string; readonly size: number}, {seq, leastSeq}: {readonly seq: number; readonly leastSeq: number}): RemoteRecord {
    return {kind, domain, repository, name, sha256: ref.sha256, size: ref.size, seq, leastSeq, notAfter: now() + believedFor, writer};
  }

  async function putObjects(objects: readonly ToPut[], signal: AbortSignal): Promise<void> {
    await forEachBounded(objects, putsAtOnce, ({ref, body}) => place.put(objectPath(ref.in, ref.sha256), body, signal));
  }

  async function putManifest(manifest: RemoteManifest, signal: AbortSignal): Promise<{readonly bytes: Buffer; readonly ref: ObjectRef}> {
    const bytes = encodeManifest(manifest);
    const ref = {in: domain, sha256: hash('sha256', bytes, 'hex'), size: bytes.length};
    await putObjects([{ref, body: bytes}], signal);
    return {bytes, ref};
  }

  /** The head is read again: somebody else may have published meanwhile. */
  async function putRecords(manifest: RemoteManifest, {bytes, ref}: {readonly bytes: Buffer; readonly ref: ObjectRef}, signal: AbortSignal, leastSeq = 0): Promise<RemoteRecord> {
    const book = `${domain}/${repository}/${head}`;
    const [last, known] = [(await reader.headOf(domain, signal))?.record, await seen.of(book)];
    const seq = Math.max(last?.seq ?? 0, known?.seq ?? 0) + 1;
    const numbers = {seq, leastSeq: Math.min(seq, Math.max(last?.leastSeq ?? 0, known?.leastSeq ?? 0, leastSeq))};
    await place.put(rootPath(domain, repository, manifest.key), signRecord(record('root', manifest.key, ref, numbers), key), signal);
    const newest = record('head', head, ref, numbers);
    await place.put(headPath(domain, repository, head), Buffer.concat([signRecord(newest, key), bytes]), signal);
    await seen.note(book, numbers);
    return newest;
  }

  return {
    objects: putObjects,
    publish: async (manifest, signal) => await putRecords(manifest, await putManifest(manifest, signal), signal),
    async publishPart(manifest, {part, of}, signal) {
      const {ref} = await putManifest(manifest, signal);
      const path = partPath(domain, repository, {key: manifest.key, part, of});
      await place.put(path, signRecord(record('part', `${manifest.key}/${part}-of-${of}`, ref, {seq: 0, leastSeq: 0}), key), signal);
    },
    async mark(ref, signal) {
      await place.put(marksPath(domain, repository, head), signRecord(record('gone', head, ref, {seq: 0, leastSeq: 0}), key), signal);
    },
    async renew(manifest, {sha256, size}, signal, leastSeq) {
      await putRecords(manifest, {bytes: encodeManifest(manifest), ref: {in: domain, sha256, size}}, signal, leastSeq);
    },
  };
}
