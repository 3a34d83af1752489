// What an expression turns out to be, once the repository has been asked.
import type {Expression} from '../expression.ts';
import type {Thing} from '../usage.ts';
import type {Spoken} from './scoping/scoping.ts';

/** Something declared, and by which file. */
export interface Found {readonly at: Spoken; readonly thing: Thing}

/** Where an expression is understood: in a file, and perhaps as a member of something. */
export interface Context extends Spoken {
  readonly self?: Value;
  /** What the names of a type's parameters would be told by. */
  readonly within?: string;
}

export type Value =
  | {readonly is: 'things'; readonly found: readonly Found[]; readonly self?: Value}
  | {readonly is: 'instance'; readonly of: readonly Found[]}
  /** Of a type that is not in this repository; of what it may hold something is known. */
  | {readonly is: 'outside'; readonly holds: readonly Expression[]; readonly at: Context | undefined; readonly member: string}
  | {readonly is: 'modules'; readonly scopes: readonly string[]}
  | {readonly is: 'function'; readonly gives: Expression; readonly at: Context}
  /** What member of it was asked for last. */
  | {readonly is: 'unknown'; readonly member: string};

export const nothing: Value = {is: 'unknown', member: ''};
export const elsewhere: Value = {is: 'outside', holds: [], at: undefined, member: ''};
