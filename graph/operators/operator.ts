// What every operator gives the loop: how it advances from the former build's maps to this one's. Knows no task's meaning.
import type {RowChange} from '../merkle/diff.ts';
import type {Context} from '../run/context.ts';
import type {Digest} from '../value/digest.ts';

export interface Operator {
  readonly name: string;
  /** Names of the collections it reads, in the order `advance` gets them. */
  readonly inputs: readonly string[];
  /** Changes when equal inputs may give other rows. A former build under another identity is not built upon. */
  identity(resources: ReadonlyMap<string, Digest>): Digest;
  /** `former` is what the last build left under the same identity; without one, `inputs` hold every row as a change. */
  advance(context: Context, former: Former | undefined, inputs: readonly Delta[]): Promise<Advance>;
}

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
