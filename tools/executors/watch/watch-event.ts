// What a watch tells its subscribers: in this process by a call, to others as a line of JSON.

/** What a build did about a change, counted in rows that ran. */
export interface Changed {
  readonly commits: number;
  readonly files: number;
  /** Requests and issues. */
  readonly discussions: number;
  /** Files that differ from the commit, where uncommitted files are taken. */
  readonly uncommitted?: number;
}

export type Cause = 'start' | 'references' | 'configuration' | 'discussions' | 'files' | 'poll' | 'again';

export type WatchEvent =
  | {readonly kind: 'watching'; readonly source: string; readonly out: string; readonly refs: readonly string[]}
  /** A generation begins: what the dataset is of has moved. */
  | {readonly kind: 'moved'; readonly generation: number; readonly because: readonly Cause[]}
  /** `from` and `to` are roots: whoever has read the one finds the other in the manifest now, whole. `from` is none before the first. */
  | {
      readonly kind: 'built';
      readonly generation: number;
      readonly from: string | null;
      readonly to: string;
      readonly changed: Changed;
      readonly rows: number;
      readonly shards: number;
      readonly tokens: number | null;
      /** From the first hint to the new manifest. */
      readonly latencyMs: number;
      readonly buildMs: number;
      readonly out: string;
    }
  /** What moved was nothing that the dataset has: its root stays. */
  | {readonly kind: 'unmoved'; readonly generation: number; readonly root: string}
  /** It moved on before the build was done. Rows that were finished stay. */
  | {readonly kind: 'superseded'; readonly generation: number}
  /** Nothing is built until something is there again. */
  | {readonly kind: 'waiting'; readonly for: WaitedFor; readonly code: string; readonly message: string; readonly cause: string; readonly fix: string}
  | {readonly kind: 'resumed'; readonly after: WaitedFor}
  /** What a sync of requests and issues did, and what is left of the budget where the forge says so. */
  | {readonly kind: 'synced'; readonly repository: string; readonly requests: number; readonly pages: number}
  | {readonly kind: 'note'; readonly text: string}
  | {readonly kind: 'stopped'};

/** `repository`: it is gone. `room`: the disk is full. `change`: it failed, and will again until something changes. */
export type WaitedFor = 'repository' | 'room' | 'change';

export type Told = (event: WatchEvent) => void;
