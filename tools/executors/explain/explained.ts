// The answer to `explain`: what `--json` prints.
import type {FieldChange} from '../../../graph/explain/compare-making.ts';
import type {Reason, RowMove} from '../../../graph/explain/explain-row.ts';
import type {InputMove} from '../../../graph/explain/inputs-moved.ts';
import type {SourceMove} from '../look/source-move.ts';

export interface Explained {
  /** Roots of the build and of the one before it. */
  readonly build: string;
  readonly before: string | null;
  readonly id: string;
  readonly rows: readonly ExplainedRow[];
  /** Rows that those come from, as far as they moved or stopped a wave. */
  readonly behind: readonly ExplainedRow[];
}

export interface ExplainedRow {
  readonly collection: string;
  readonly id: string;
  readonly move: RowMove;
  readonly reason: Reason;
  readonly before: string | null;
  readonly after: string | null;
  /** Why the row is a stub now, or was one when it went. */
  readonly stub: string | null;
  /** The stub's reason in words. */
  readonly rule: string | null;
  readonly making: readonly FieldChange[];
  /** The first of them, and how many there are. */
  readonly inputs: readonly (Pick<InputMove, 'collection' | 'id' | 'role'> & {readonly before: string | null; readonly after: string | null})[];
  readonly inputsInAll: number;
  /** Members of the value that differ. */
  readonly values: readonly MemberChange[];
  /** Of a row of a source: lines of the source's state that are gone, and that are new. */
  readonly source: SourceMove | null;
  readonly stoppedAt: readonly {readonly collection: string; readonly id: string}[];
}

export interface MemberChange {readonly member: string; readonly before: string | null; readonly after: string | null}
