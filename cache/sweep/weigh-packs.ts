// How much of each pack is alive.
import {hash} from 'node:crypto';
import {digestAt} from '../../graph/value/address.ts';
import {isStored, type Digest} from '../../graph/value/digest.ts';
import {packNumber} from '../pack-index.ts';
import {digestBytes, hashAt, hexAt, type PackTable} from '../pack-table.ts';
import {readFooter, readMadeAt} from '../read-footer.ts';
import type {Weighed} from './decide.ts';
import {digestSet} from './digest-set.ts';
import type {Living} from './living.ts';
import type {OpenPacks} from './open-packs.ts';

/** What a row takes in the footer beside its hash and its address: lengths, as varints. */
const lengths = 2;

export interface Unspared extends Omit<Weighed, 'spared'> {
  /** Its table cannot be read: it can neither be weighed nor be written anew. */
  readonly unreadable: boolean;
}

/** Packs that nobody has given up, and whose files are there. */
export async function weighPacks({index, files}: OpenPacks, living: Living, signal?: AbortSignal): Promise<readonly Unspared[]> {
  const weighed: Unspared[] = [];
  const answers = answerSet();
  for (const {name, size, madeAt} of await newestFirst({index, files})) {
    signal?.throwIfAborted();
    const pack = await readFooter(files.path(name));
    const isHere = (digest: Digest) => isFoundIn(digest, packNumber(name), {index, files});
    const live = pack === undefined ? 1 : livePart(pack.table, {living, isHere, isFirst: answers.add});
    weighed.push({name, size, madeAt, live, unreadable: pack === undefined});
  }
  return weighed;
}

/** Answers that were met. The same one may lie in several packs, where builders were at the same work. */
export function answerSet(): {add(key: Digest, digest: Digest): boolean} {
  const met = digestSet();
  return {add: (key, digest) => met.add(hash('sha256', `${key} ${digest}`, 'hex') as Digest)};
}

async function newestFirst({index, files}: Pick<OpenPacks, 'index' | 'files'>) {
  const packs: (Pick<Weighed, 'name' | 'size' | 'madeAt'>)[] = [];
  for (const {name, size, retired, condemned} of index.packs()) {
    const madeAt = retired || condemned !== undefined ? undefined : await readMadeAt(files.path(name));
    if (madeAt !== undefined) packs.push({name, size, madeAt});
  }
  return packs.sort((a, b) => (a.madeAt > b.madeAt ? -1 : 1));
}

/** True when this is the pack that readers find a value in: another copy of it is as good as dead. */
export function isFoundIn(digest: Digest, pack: number, {index, files}: Pick<OpenPacks, 'index' | 'files'>): boolean {
  const place = index.locate(digest);
  return place === undefined || place.pack === pack || !files.has(place.pack);
}

/**
 * An answer is worth keeping when
 *   1. all that is under its value is kept: so what is recalled can be read, on the day of the sweep and after;
 *   2. a value that spells itself is mentioned by one that is reached: so there is no end of answers that nobody needs.
 */
export function isWorthKeeping(digest: Digest, living: Living): boolean {
  return living.holds(digest) && (isStored(digest) || living.mentions(digest));
}

interface Judges {
  readonly living: Living;
  isHere(digest: Digest): boolean;
  isFirst(key: Digest, digest: Digest): boolean;
}

/** In bytes of the file: text that compresses well weighs little beside its own digest. */
function livePart(table: PackTable, {living, isHere, isFirst}: Judges): number {
  let [all, live] = [0, 0];
  table.lengths.forEach((length, row) => {
    const frame = table.frames[table.frameOf[row] ?? -1];
    const bytes = digestBytes + lengths + (frame === undefined || frame.raw === 0 ? 0 : length * (frame.size / frame.raw));
    all += bytes;
    if (living.indexOf(hashAt(table.digests, row)) >= 0 && isHere(hexAt(table.digests, row))) live += bytes;
  });
  table.addresses.forEach((address, row) => {
    const bytes = digestBytes + lengths + address.length;
    const digest = digestAt(address);
    all += bytes;
    if (isWorthKeeping(digest, living) && isFirst(hexAt(table.keys, row), digest)) live += bytes;
  });
  return all === 0 ? 0 : live / all;
}
