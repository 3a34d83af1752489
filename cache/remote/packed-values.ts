// Writes values and answers into packs of a bounded size, in files of their own, ready to be put into a remote.
import {hash} from 'node:crypto';
import {rm} from 'node:fs/promises';
import type {Store} from '../../graph/store.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {encodeFooter, headerBytes, trailerBytes} from '../pack-footer.ts';
import {PackWriter, type SealedPack} from '../pack-writer.ts';
import type {PackRef} from './remote-manifest.ts';
import type {TrustDomain} from './remote-names.ts';

/** Raw bytes of a pack: few requests for much, and no answer that is too large for memory. */
const packBytes = 48 * 1024 * 1024;
const readAtOnce = 512;

export interface PackedFile {readonly ref: PackRef; readonly path: string}

export interface ToPack {
  readonly values: Iterable<Digest>;
  readonly answers?: Iterable<readonly [Digest, Digest]>;
  readonly domain: TrustDomain;
  /** A name for a new file. */
  readonly aside: () => string;
}

/** Whoever asked removes the files. */
export async function packedValues(store: Pick<Store, 'read'>, {values, answers = [], domain, aside}: ToPack): Promise<readonly PackedFile[]> {
  const packs: PackedFile[] = [];
  let writer: PackWriter | undefined;
  try {
    for (const batch of batches(values)) {
      const wires = await store.read(batch);
      for (const [at, digest] of batch.entries()) {
        const wire = wires[at];
        if (wire !== undefined) (writer ??= begin()).add(digest, wire);
      }
      if (writer?.crowded === true) await writer.drained();
      if (writer !== undefined && writer.weight >= packBytes) await finish();
    }
    for (const [key, digest] of answers) {
      (writer ??= begin()).answer(key, digest);
      if (writer.weight >= packBytes) await finish();
    }
    await finish();
    return packs;
  } catch (cause) {
    for (const {path} of packs) await rm(path, {force: true});
    throw cause;
  }

  function begin(): PackWriter {
    return new PackWriter(aside(), -1);
  }

  async function finish(): Promise<void> {
    const full = writer;
    writer = undefined;
    if (full === undefined) return;
    packs.push({ref: refOf(await full.finish(), domain), path: full.path});
    await full.close();
  }
}

function* batches(values: Iterable<Digest>): Generator<Digest[], void, undefined> {
  let batch: Digest[] = [];
  for (const digest of values) {
    batch.push(digest);
    if (batch.length < readAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function refOf({name, size, table}: SealedPack, domain: TrustDomain): PackRef {
  const last = table.frames.at(-1);
  const at = last === undefined ? headerBytes : last.at + last.size;
  const footer = encodeFooter(table, at);
  return {in: domain, sha256: name, size, table: {at, sha256: hash('sha256', footer.subarray(0, footer.length - trailerBytes), 'hex'), values: table.lengths.length, answers: table.addresses.length}, filter: null};
}
