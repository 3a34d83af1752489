// A store with a remote behind it: what is not here is looked for there, where that is cheaper than making it again, and what a run adds is noted.
import type {DiskStore} from '../disk-store.ts';
import {isStored, type Digest} from '../../graph/value/digest.ts';
import type {ColdPacks} from './cold-packs.ts';
import type {KnownFilter} from './known-filter.ts';

/** What a run recorded, and what it took from the store without knowing whether a remote has it. */
export interface RunJournal {
  readonly answers: ReadonlyMap<Digest, Digest>;
  readonly values: ReadonlySet<Digest>;
  readonly recalled: ReadonlySet<Digest>;
}

export interface RemoteBehind {
  readonly filter: KnownFilter;
  readonly cold: ColdPacks;
  /** Values that lie there in another form: as a file of the outputs. */
  elsewhere?(digest: Digest): Promise<Uint8Array | undefined>;
  /** Whether so many rows of a task are better fetched than run. */
  worth(task: string | undefined, rows: number): boolean;
}

export interface RemoteStore extends DiskStore {
  readonly journal: RunJournal;
  /** Rows whose answers came from the remote, by task. */
  readonly fetched: ReadonlyMap<string, number>;
}

/**
 * What makes it legal to trust what comes from there:
 *   1. An answer is believed since its table's hash stands in a signed manifest; a value since it hashes to its digest.
 *   2. An answer is recorded here only together with its value, so that this store keeps its own promises when the remote is gone.
 *   3. Nothing that goes wrong there is more than a miss.
 */
export function remoteStore(local: DiskStore, behind: () => RemoteBehind | undefined, signal: AbortSignal): RemoteStore {
  const [answers, values, recalled] = [new Map<Digest, Digest>(), new Set<Digest>(), new Set<Digest>()];
  const fetched = new Map<string, number>();
  /** Of answers that were fetched without their values: the keys to record once a value comes. */
  const awaited = new Map<Digest, Digest[]>();

  async function answersThere(keys: readonly Digest[], task: string | undefined): Promise<ReadonlyMap<Digest, Digest>> {
    const remote = behind();
    const likely = remote === undefined ? [] : keys.filter((key) => remote.filter.has(key));
    // So few are what the filter takes for known although they are not.
    if (remote === undefined || likely.length <= remote.filter.wronglyKnown(keys.length) || !remote.worth(task, likely.length)) return new Map();
    const found = await remote.cold.answers(likely, signal);
    fetched.set(task ?? '', (fetched.get(task ?? '') ?? 0) + found.size);
    for (const [key, digest] of found) {
      if (!isStored(digest)) continue;
      const keysOfValue = awaited.get(digest);
      if (keysOfValue === undefined) awaited.set(digest, [key]);
      else keysOfValue.push(key);
    }
    await local.record([...found].filter(([, digest]) => !isStored(digest)).map(([key, digest]) => ({key, digest})));
    return found;
  }

  async function valuesThere(digests: readonly Digest[]): Promise<ReadonlyMap<Digest, Uint8Array>> {
    const remote = behind();
    if (remote === undefined) return new Map();
    const found = new Map<Digest, Uint8Array>();
    for (const digest of digests) {
      const bytes = await remote.elsewhere?.(digest);
      if (bytes !== undefined) found.set(digest, bytes);
    }
    const likely = digests.filter((digest) => isStored(digest) && !found.has(digest) && remote.filter.has(digest));
    for (const [digest, bytes] of likely.length === 0 ? [] : await remote.cold.read(likely, signal)) found.set(digest, bytes);
    await local.record([...found].flatMap(([digest, bytes]) => {
      const keys = awaited.get(digest) ?? [];
      awaited.delete(digest);
      return [{digest, bytes}, ...keys.map((key) => ({key, digest}))];
    }));
    return found;
  }

  return {
    ...local,
    get work() {
      return local.work;
    },
    journal: {answers, values, recalled},
    fetched,
    async recall(keys, task) {
      const known = await local.recall(keys, task);
      for (const digest of known) if (digest !== undefined) recalled.add(digest);
      const unknown = keys.filter((_, at) => known[at] === undefined);
      if (unknown.length === 0) return known;
      const there = await answersThere(unknown, task);
      return there.size === 0 ? known : known.map((digest, at) => digest ?? there.get(keys[at] as Digest));
    },
    async read(digests) {
      const found = await local.read(digests);
      const missing = digests.filter((_, at) => found[at] === undefined);
      if (missing.length === 0) return found;
      const there = await valuesThere(missing);
      return there.size === 0 ? found : found.map((value, at) => value ?? there.get(digests[at] as Digest));
    },
    async record(rows) {
      await local.record(rows);
      for (const {key, digest, bytes} of rows) {
        if (key !== undefined) answers.set(key, digest);
        if (bytes !== undefined && isStored(digest)) values.add(digest);
      }
    },
  };
}
