// What moves: the seam between the world and the graph. A feed says what changed between two states of the world, at the cost of the change.
import type {Digest} from './value/digest.ts';
import type {Stub} from './value/stub.ts';

export interface Feed {
  /** The state of the world this build is frozen to: small bytes, equal when nothing moved. They are part of the root key. */
  readonly state: Uint8Array;
  /** Bumped when the same world may give other rows. */
  readonly version: number;
  /** Rows that differ between a former state and this one. `undefined` for the former state means: everything. */
  changes(from: Uint8Array | undefined, past: Past, signal: AbortSignal): AsyncIterable<readonly FeedChange[]>;
}

/** Thrown by `changes` when the former state is not there any more: the engine asks again for everything. */
export class StateLost extends Error {}

export interface FeedChange {
  readonly id: string;
  /** The row's wire bytes and digest; `undefined` when the row is gone. */
  readonly digest: Digest | undefined;
  readonly bytes?: Uint8Array;
}

/** A feed may look back on its own rows of the former state, when a new row builds upon older ones. Wire bytes. */
export type Past = (ids: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;

/** Turns foreign content addresses into bytes. */
export interface Loader {
  load(addresses: readonly Digest[], signal: AbortSignal): Promise<readonly Loaded[]>;
  /** Takes back what one `load` gave: its bytes will be written over. For a loader that uses its memory again. */
  recycle?(values: readonly Loaded[]): void;
  close(): Promise<void>;
}

/** Bytes; or why they will never be had (too large); or `undefined`: not there now, ask again another day. */
export type Loaded = Uint8Array | Stub | undefined;
