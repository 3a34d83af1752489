// What a change did to the declarations of a file: told from its outlines, never from hunks. Named by no commit, so a rebase finds it again.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Unit} from './unit.ts';

export interface Facts {
  /** As the table of languages names it: of the text after, or before where there is none after. */
  readonly language: string;
  /** What the file itself became. */
  readonly file: 'added' | 'removed' | 'changed';
  /** Statements outside of all declarations changed. */
  readonly rest: boolean;
  readonly units: readonly UnitFact[];
  /** Units that were left out of the list, because nobody reads so many. */
  readonly omitted: number;
  readonly imports: {readonly added: readonly ImportName[]; readonly removed: readonly ImportName[]};
  /** How many more and how many fewer decisions there are, summed over units. */
  readonly conditions: {readonly added: number; readonly removed: number};
  readonly queries: readonly QueryFact[];
  /** Missing where no query has a condition that it did not have. */
  readonly predicates?: readonly PredicateFact[];
}

/** A unit that is not the same. */
export interface UnitFact extends Pick<Unit, 'before' | 'after' | 'changes'> {
  readonly became: 'added' | 'removed' | 'changed';
  /** How it is called now; of a removed one, how it was called. */
  readonly is: Named;
  /** How it was called, where that is something else. */
  readonly was?: Named;
  /** What it stands in came or went with it. */
  readonly inner: boolean;
  /** Of one that came or went: what it holds, by which it is found again in another file. Missing where that tells nothing. */
  readonly content?: {readonly body: string; readonly sketch: string};
}

export interface Named {
  readonly kind: string;
  readonly name: string;
  /** The names around it, outermost first, with the type it belongs to. */
  readonly container: readonly string[];
  /** The kind of what it stands in; empty for the file itself. */
  readonly containerKind: string;
  readonly visibility: string;
  readonly modifiers: readonly string[];
  /** What it extends or implements, as written. */
  readonly bases: readonly string[];
  readonly test: boolean;
}

export interface ImportName {readonly module: string; readonly name: string; readonly alias: string}

export interface QueryFact {
  readonly change: 'added' | 'removed' | 'changed';
  /** `select users`, `findMany on prisma.user`. */
  readonly query: string;
}

export interface PredicateFact {
  /** The declaration that asks; empty for the file itself. */
  readonly of: string;
  /** `eq`, `is_null`, sorted. */
  readonly predicates: readonly string[];
}

export const factsCodec: Codec<Facts> = jsonCodec('facts of a change');
