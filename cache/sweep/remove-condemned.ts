// The second phase of a sweep: the files of packs that were given up, once nobody is left who may count on them.
import {digestAt} from '../../graph/value/address.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {dropRetired} from '../adopt-packs.ts';
import type {LiveLease} from '../leases.ts';
import {hexAt} from '../pack-table.ts';
import {readFooter} from '../read-footer.ts';
import type {Living} from './living.ts';
import type {OpenPacks} from './open-packs.ts';
import {rewritePacks, type RewriteOptions} from './rewrite-packs.ts';
import {rootsToKeep} from './targets.ts';

export interface RemoveOptions extends Pick<RewriteOptions, 'tmp' | 'signal'> {
  readonly living: Living;
  readonly roots: string;
  readonly leases: () => Promise<readonly LiveLease[]>;
}

export interface Removed {
  readonly names: readonly string[];
  /** How many are left, and who must end before they can go. */
  readonly waiting: number;
  readonly waitingFor: readonly LiveLease[];
}

/**
 * Why nothing that anybody needs goes with a pack:
 *   1. Nobody who opened the store after it was given up finds anything new in it.
 *   2. Those who had it open before are noted with it, and it stays until they have ended.
 *   3. What they left behind, roots and answers, is looked at after they have ended, and what it reaches moves out first.
 */
export async function removeCondemned(packs: OpenPacks, {living, roots, leases, tmp, signal}: RemoveOptions): Promise<Removed> {
  const held = await leases();
  await packs.index.condemn(condemnedIn(packs).map(({name}) => name), held.map(({id}) => id));
  const live = await leases();
  const ids = new Set(live.map(({id}) => id));
  const condemned = condemnedIn(packs);
  const free = condemned.filter(({leases}) => !leases.some((id) => ids.has(id))).map(({name}) => name);
  const noted = new Set(condemned.flatMap(({leases}) => leases));
  const waitingFor = free.length < condemned.length ? live.filter(({id}) => noted.has(id)) : [];
  const waiting = condemned.length - free.length;
  if (free.length === 0) return {names: [], waiting, waitingFor};

  await packs.adopt();
  await living.reach(await rootsToKeep(roots, live), signal);
  await reachAnswers(packs, living, {skip: new Set(free), signal});
  // Their answers moved, those that were worth it, when they were given up.
  await rewritePacks(packs, free, {living, takesAnswer: () => false, tmp, after: (names) => release(packs, names), ...(signal === undefined ? {} : {signal})});
  return {names: free, waiting, waitingFor};
}

/**
 * What answers in packs that are not about to go stand for stays, too: whoever has recalled one, or will, counts on all that is
 * under it. That holds for packs that were given up as well, while somebody is left who had them before.
 */
export async function reachAnswers({index, files}: OpenPacks, living: Living, {skip, signal}: {skip: ReadonlySet<string>; signal: AbortSignal | undefined}): Promise<void> {
  for (const {name, retired} of index.packs()) {
    if (retired || skip.has(name)) continue;
    const pack = await readFooter(files.path(name));
    if (pack !== undefined) await living.reach(pack.table.addresses.map(digestAt), signal);
  }
}

export async function noteAnswers({files}: OpenPacks, packs: readonly {readonly name: string}[], note: (key: Digest, digest: Digest) => void): Promise<void> {
  for (const {name} of packs) {
    const pack = await readFooter(files.path(name));
    pack?.table.addresses.forEach((address, row) => note(hexAt(pack.table.keys, row), digestAt(address)));
  }
}

/** The rows first: a file whose rows are gone is nobody's, and one that outlives a crash is removed when the store is opened. */
async function release({index, files}: OpenPacks, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const pack = await readFooter(files.path(name));
    if (pack !== undefined) await index.release(name, pack.table);
  }
  // Nobody may take up again what is just about to go.
  await files.alone(() => dropRetired(names, index, files));
}

function condemnedIn({index}: OpenPacks): readonly {readonly name: string; readonly leases: readonly string[]}[] {
  return index.packs().flatMap(({name, condemned}) => (condemned === undefined ? [] : [{name, leases: condemned.leases ?? []}]));
}
