// A batch of rows for one task, and what came of each: what travels to a thread and back.
import type {Slot} from '../task/key.ts';
import type {Digest} from '../value/digest.ts';
import type {Params} from '../value/params.ts';
import type {Sealed} from '../value/wire.ts';
import type {Parcel} from './parcel.ts';

export interface Job {
  readonly task: string;
  readonly params: Params;
  readonly rows: readonly (readonly Slot[])[];
  /** The stored values that the rows need. */
  readonly heap: Parcel;
  /** Copies more than it works: no reason to start a thread, whatever its bytes. */
  readonly isShortcut?: true;
}

/** `bytes` are there when the digest does not spell the value itself; `beside` when it came with values it links to. */
export interface Outcome {readonly digest: Digest; readonly bytes?: Uint8Array; readonly beside?: readonly Sealed[]}

/** Where jobs run. One twin runs them in place, the other in threads; both run the same code. */
export interface Pool {
  /** Batches worth having in flight. */
  readonly width: number;
  run(job: Job, signal: AbortSignal): Promise<readonly Outcome[]>;
  /** So many rows are on their way: a chance to get ready. */
  expect?(rows: number): void;
  close(): Promise<void>;
}
