// The answer to `diff`: what `--json` prints.
import type {FieldChange} from '../../../graph/explain/compare-making.ts';
import type {SourceMove} from '../look/source-move.ts';

export interface Difference {
  /** Roots of the builds. */
  readonly before: string;
  readonly after: string;
  readonly kinds: readonly KindDifference[];
  readonly shards: readonly {readonly kind: string; readonly kept: number; readonly written: number; readonly dropped: number}[];
  readonly why: Why;
  /** Documents whose text grew, shrank, came or went by the most bytes. */
  readonly largest: readonly DocumentMove[];
  /** All documents that moved. */
  readonly moved: number;
}

export interface KindDifference {
  readonly kind: string;
  readonly before: Amount;
  readonly after: Amount;
  readonly added: Amount;
  readonly removed: Amount;
  /** Documents that are in both with other contents, as they were and as they are. */
  readonly changed: {readonly before: Amount; readonly after: Amount};
}

/** `null` where a build did not count tokens. */
export interface Amount {readonly documents: number; readonly samples: number; readonly bytes: number; readonly tokens: number | null}

export interface Why {
  readonly sources: readonly (SourceMove & {readonly collection: string; readonly added: number; readonly removed: number; readonly changed: number})[];
  readonly making: readonly ({readonly collection: string} & FieldChange)[];
  /** Collections that only one of the builds has. */
  readonly came: readonly string[];
  readonly went: readonly string[];
}

export interface DocumentMove {
  readonly kind: string;
  readonly id: string;
  readonly move: 'added' | 'removed' | 'changed';
  readonly before: Omit<Amount, 'documents'> | null;
  readonly after: Omit<Amount, 'documents'> | null;
}
