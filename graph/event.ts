// What a build tells while it runs: the one output channel, for progress, ledgers in tests and reports.
import type {RowChange} from './merkle/diff.ts';

export type BuildEvent =
  | {readonly kind: 'collection-started'; readonly collection: string; readonly dirty: number}
  /** Rows of a collection that were computed, by id. Together these are the ledger of exactly what ran. */
  | {readonly kind: 'rows-ran'; readonly collection: string; readonly task: string; readonly ids: readonly string[]}
  /** Rows whose answer was known already. */
  | {readonly kind: 'rows-recalled'; readonly collection: string; readonly task: string; readonly count: number}
  | {readonly kind: 'collection-finished'; readonly collection: string; readonly rows: number; readonly changes: readonly RowChange[]}
  /** The store had lost something this build relied on, and the build starts from nothing. */
  | {readonly kind: 'restarted'; readonly because: string};

export type Listener = (event: BuildEvent) => void;
