// A build made by several machines: each publishes the packs of its part, and who has them all takes them.
import {rm} from 'node:fs/promises';
import {anyFilter, type KnownFilter} from '../../../cache/remote/known-filter.ts';
import {filteredPacks} from '../../../cache/remote/filtered-packs.ts';
import {packedValues} from '../../../cache/remote/packed-values.ts';
import type {PackRef, TaskCost} from '../../../cache/remote/remote-manifest.ts';
import {partPath} from '../../../cache/remote/remote-names.ts';
import type {RemoteStore} from '../../../cache/remote/remote-store.ts';
import type {RemoteWriter} from '../../../cache/remote/remote-writer.ts';
import {isTrouble} from '../../../cache/remote/remote-trouble.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {OpenRemote} from './open-remote.ts';
import {RemoteFailure} from './remote-failure.ts';
import {joinedCosts} from './timed-pool.ts';

export interface PartMade {
  readonly remote: OpenRemote;
  readonly writer: RemoteWriter;
  readonly store: RemoteStore;
  readonly key: Digest;
  readonly part: {readonly part: number; readonly of: number};
  readonly costs: ReadonlyMap<string, TaskCost>;
  /** What the remote has already. */
  readonly known: KnownFilter | undefined;
}

export async function publishPart({remote, writer, store, key, part, costs, known = anyFilter([])}: PartMade, signal: AbortSignal): Promise<void> {
  const {journal} = store;
  const packed = await packedValues(store, {
    values: [...journal.values].filter((digest) => !known.has(digest)),
    answers: [...journal.answers].filter(([answered]) => !known.has(answered)),
    domain: remote.domain,
    aside: () => store.aside('pack'),
  });
  try {
    const {packs, filters} = await filteredPacks(packed, remote.domain);
    await writer.objects([...packed.map(({ref, path}) => ({ref, body: {file: path, size: ref.size, sha256: ref.sha256}})), ...filters], signal);
    await writer.publishPart({key, root: 'raw:' as Digest, at: remote.now(), before: null, hot: [], cold: packs, costs: joinedCosts({}, costs), files: []}, part, signal);
  } catch (cause) {
    // Others wait for it: a part that is not there has failed.
    if (isTrouble(cause)) throw new RemoteFailure('not-published', remote.place.shown, cause.message, cause);
    throw cause;
  } finally {
    for (const {path} of packed) await rm(path, {force: true});
  }
}

/** A part that is missing is no failure: its rows run here. */
export async function partsMade({remote: {reader, repository, domain}, key, of, note}: {readonly remote: OpenRemote; readonly key: Digest; readonly of: number; readonly note: (text: string) => void}, signal: AbortSignal): Promise<readonly PackRef[]> {
  const parts = await Promise.all(Array.from({length: of}, async (_, at) => {
    const part = {key, part: at + 1, of};
    const record = await reader.record(partPath(domain, repository, part), {kind: 'part', domain, name: `${key}/${part.part}-of-${of}`}, signal);
    const manifest = record && (await reader.manifest(record, signal));
    if (manifest?.key === key) return manifest.cold;
    note(`Part ${part.part} of ${of} is not in the remote: its rows run here`);
    return [];
  }));
  return parts.flat();
}
