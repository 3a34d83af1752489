// What a search for forgotten texts looked at and found. Places, never texts.

export interface Proof {
  /** Runs of twenty words that forgotten sources have and no other: what was searched for. */
  readonly shingles: number;
  /** Forgotten sources, those too short to have such a run among them, and commits under a rule that cannot be had from the repository. */
  readonly sources: number;
  readonly short: number;
  readonly lost: readonly string[];
  readonly searched: Searched;
  readonly found: readonly Found[];
  /** What forgotten sources said first and others say, too, or show: nobody asked to forget those. The most first. */
  readonly remains: readonly {readonly place: string; readonly shingles: number}[];
}

export interface Searched {
  readonly files: number;
  readonly packs: number;
  readonly frames: number;
  /** Of files as they are, and of values decompressed. */
  readonly bytes: number;
  readonly tokens: number;
  /** Packs that could not be read, or not all of them: what is in those nobody knows. */
  readonly unread: readonly string[];
}

export interface Found {
  /** A file, or a value in a pack. */
  readonly place: string;
  readonly shingles: number;
  /** Datasets of the store whose kept builds need the value; none of a file. */
  readonly neededBy: readonly string[];
}

/** What is not searched is not proved. */
export function isProved({found, searched}: Proof): boolean {
  return found.length === 0 && searched.unread.length === 0;
}
