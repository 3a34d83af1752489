// What a file declares and what it calls, as far as others can be asked about it: without places, so that a comment changes nothing.
import type {Expression} from './expression.ts';
import type {Family} from './family.ts';

export interface Usage {
  readonly family: Family;
  /** The package that the file says it belongs to, where files do. */
  readonly says: string;
  readonly things: readonly Thing[];
  readonly imports: readonly Imported[];
  readonly passed: readonly Imported[];
  readonly calls: readonly CallSite[];
  /** Types that are named. Missing where none is. */
  readonly uses?: readonly UseSite[];
}

export interface Thing {
  /** The names around it and its own, with dots: equal for overloads. */
  readonly id: string;
  /** A module is no thing of a file: it stands for one that is handed on under a name. */
  readonly kind: 'function' | 'module' | 'namespace' | 'type' | 'value';
  /** The module inside of the file that it stands in. */
  readonly inline: string;
  /** What a call of it gives, or a value is, or what a type is another name of. */
  readonly gives?: Expression;
  readonly bases?: readonly Expression[];
  /** Seen by no other file: it stands in a function. */
  readonly local?: true;
  /** It stands in a condition of the preprocessor, so it may not be there. */
  readonly perhaps?: true;
  /** It adds members to a type that is declared elsewhere. */
  readonly adds?: true;
}

/** A name brought in, or handed on. `name` is empty for the whole module, `*` for all its names. */
export interface Imported {readonly module: string; readonly name: string; readonly alias: string; readonly inline: string}

export interface CallSite {
  readonly kind: 'call' | 'new' | 'macro';
  readonly callee: Expression;
  /** The id of the thing that it stands in; empty for the file itself. */
  readonly within: string;
  readonly inline: string;
}

export interface UseSite {
  readonly type: Expression;
  /** As of a call. */
  readonly within: string;
  readonly inline: string;
}

/** A usage with its places, as it is read. Lines and columns count from 0, columns in UTF-16 units. */
export interface PlacedUsage {
  readonly usage: Usage;
  /** Of the names, in the order of the things. */
  readonly things: readonly Spot[];
  readonly calls: readonly Spot[];
  readonly uses: readonly Spot[];
}

export interface Spot {readonly line: number; readonly column: number}
