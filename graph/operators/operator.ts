// What every operator gives the loop: how it advances from the former build's maps to this one's. Knows no task's meaning.
import type {RowChange} from '../merkle/diff.ts';
import type {Chunks} from '../merkle/chunks.ts';
import type {Context} from '../run/context.ts';
import type {Store} from '../store.ts';
import type {KeyField} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import type {Digest} from '../value/digest.ts';

export type OperatorKind = 'source' | 'map' | 'join' | 'group' | 'cluster' | 'fold' | 'shard';

export interface Operator {
  readonly name: string;
  readonly kind: OperatorKind;
  /** The tasks it runs, heavy or light. */
  readonly tasks: readonly AnyTask[];
  /** Names of the collections it reads, in the order `advance` gets them. */
  readonly inputs: readonly string[];
  /**
   * How rows are made, by name: equal inputs give equal rows as long as all of it is equal. A build that made them another
   * way is not built upon. It is kept as it is spelled, so that a later build can say what is different.
   */
  making(resources: ReadonlyMap<string, Digest>): readonly KeyField[];
  /** `former` is what the last build left under the same identity; without one, `inputs` hold every row as a change. */
  advance(context: Context, former: Former | undefined, inputs: readonly Delta[], flow: Flow): Promise<Advance>;
  /** Work on rows of its one input while that input is still being made, where there is no former build to build upon. */
  ahead?(context: Context, onward: Taker): Taker;
  /** The answers that it keeps about chunks of one of its maps: under which key the store knows what was made of a chunk. */
  readonly aboutChunks?: {readonly map: string; key(chunk: Digest, resources: ReadonlyMap<string, Digest>): Digest};
  /** The input rows that a row was made from, in a build that left these maps. */
  origins(reading: Reading, made: Made, id: string): Promise<readonly Origin[]>;
}

/** What it takes to look into a finished build. */
export interface Reading {readonly store: Store; readonly chunks: Chunks; readonly signal: AbortSignal}

/** Is told of rows that are certain already, though their collection is not whole yet. Saying it twice or never changes nothing but the pace. */
export interface Taker {
  /** Takes rows over and returns at once. A failure is kept for whoever asks what came of it. */
  take(rows: readonly RowChange[]): void;
  /** No more will come this way: what waits for company need not wait longer. */
  end(): void;
}

export interface Flow {
  readonly onward: Taker;
  /** What this operator's own `ahead` gave, when it was asked for. */
  readonly ahead?: Taker;
}

/** What a finished build left of one operator, and the rows of its inputs in the order of their names. */
export interface Made {readonly maps: Former['maps']; readonly inputs: readonly Digest[]}

/** One row of a collection, or without an id all of them. */
export interface Origin {readonly collection: string; readonly id?: string}

/** An input as it is now, and what changed in it since the former build, sorted by id. */
export interface Delta {readonly rows: Digest; readonly changes: readonly RowChange[]}

/** What one build leaves for the next. `maps.rows` are the collection's rows; other maps are the operator's own index. */
export interface Former {
  readonly maps: Readonly<Record<string, Digest>> & {readonly rows: Digest};
  /** Rows that could not be had for a reason that may pass: tried again by the next build. */
  readonly lost: readonly string[];
}

/** `changes` are relative to the former rows. */
export interface Advance extends Former {readonly changes: readonly RowChange[]}
