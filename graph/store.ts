// Where values and answers are kept between builds. Batch only, so that a disk, a remote or a fleet can stand behind it.
import type {Digest} from './value/digest.ts';

/**
 * What makes it legal to trust a store:
 *   1. A value's bytes hash to its digest. A lost or damaged value is a miss, never an error and never other bytes.
 *   2. An answer (key → digest) is recorded only for a success or a deterministic stub, after its value.
 *   3. `publish` is the only switch: whoever reads `root` sees the old build or the new one, whole.
 */
export interface Store {
  /** Answers given before: node key → value digest. `task` says what would have to run otherwise: a hint for a store that has to fetch, and may find that running is cheaper. */
  recall(keys: readonly Digest[], task?: string): Promise<readonly (Digest | undefined)[]>;
  /** Wire bytes by digest. Callers ask for stored digests only: inline ones need no store. */
  read(digests: readonly Digest[]): Promise<readonly (Uint8Array | undefined)[]>;
  record(rows: readonly Recorded[]): Promise<void>;
  /** Where values lie: those whose numbers are close are read together at little cost. A hint that changes no answer; none where it makes no difference. */
  whereabouts?(digests: readonly Digest[]): Promise<readonly (number | undefined)[]>;
  root(target: string): Promise<PublishedRoot | undefined>;
  publish(target: string, root: PublishedRoot): Promise<void>;
}

export interface Recorded {
  /** The node key this value answers; none for a value that only others link to. */
  readonly key?: Digest;
  readonly digest: Digest;
  /** The wire bytes; none when the digest spells its value itself. A view is copied before `record` resolves. */
  readonly bytes?: Uint8Array;
}

export interface PublishedRoot {readonly key: Digest; readonly root: Digest}

/** The twin for tests and for building once without a disk. */
export function memoryStore(): Store & {readonly values: Map<Digest, Uint8Array>; readonly answers: Map<Digest, Digest>} {
  const values = new Map<Digest, Uint8Array>();
  const answers = new Map<Digest, Digest>();
  const roots = new Map<string, PublishedRoot>();
  return {
    values,
    answers,
    recall: async (keys) => keys.map((key) => answers.get(key)),
    read: async (digests) => digests.map((digest) => values.get(digest)),
    async record(rows) {
      for (const {key, digest, bytes} of rows) {
        if (bytes !== undefined) values.set(digest, Uint8Array.from(bytes));
        if (key !== undefined) answers.set(key, digest);
      }
    },
    root: async (target) => roots.get(target),
    async publish(target, root) {
      roots.set(target, root);
    },
  };
}
