// What is known of a value by the text of one file alone: where it comes from, step by step. Names bound in functions are already replaced
// by what they were bound to, so an expression is understood without its scopes.

export type Expression =
  /** Bound in no function: declared in the file, or elsewhere. */
  | {readonly is: 'name'; readonly name: string}
  /** A member of what is around, from the inside out; else a name like any other. */
  | {readonly is: 'within'; readonly name: string}
  /** Declared inside a function of this file. */
  | {readonly is: 'own'; readonly id: string}
  /** `name` is empty for the whole module. */
  | {readonly is: 'import'; readonly module: string; readonly name: string}
  | {readonly is: 'member'; readonly of: Expression; readonly name: string}
  | {readonly is: 'call' | 'new' | 'awaited' | 'item'; readonly of: Expression}
  /** Something of a type, which is an expression too. */
  | {readonly is: 'value'; readonly type: Expression; readonly of?: readonly Expression[]}
  | {readonly is: 'function'; readonly gives: Expression}
  /** What the member stands in: `this`, `self`; of its base: `super`. */
  | {readonly is: 'self' | 'super'}
  /** A literal, a type of the language itself: surely nothing of this repository. */
  | {readonly is: 'outside'}
  | {readonly is: 'unknown'};

export const unknown: Expression = {is: 'unknown'};
export const outside: Expression = {is: 'outside'};

/** Nobody reads a longer chain; a hostile text has one. */
export const longestExpression = 32;

/** The type of something. */
export function typeOf(value: Expression): Expression {
  return value.is === 'value' ? value.type : value;
}

/** A generic type with what it is of. */
export function applied(value: Expression, of: readonly Expression[]): Expression {
  return value.is === 'value' ? {...value, of} : value;
}
