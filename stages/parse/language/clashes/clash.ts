// One name that several languages share, and how to tell them apart by a look at the content.

export interface Clash {
  /** Extensions in lower case with their dot, file names, or `#!command`. */
  readonly of: readonly string[];
  /** Asked in order; the first that holds decides. */
  readonly rules: readonly ClashRule[];
  /** What it most likely is when no rule holds. None: the name alone says nothing. */
  readonly otherwise?: string;
}

/**
 * All patterns must be found, and `unless` must not.
 * Content is hostile, so every pattern must run in linear time: an unbounded repetition only behind a `^`, never nested,
 * and never two in a row that can eat the same characters. As a second guard patterns see short lines only.
 */
export interface ClashRule {readonly is: string; readonly when: readonly RegExp[]; readonly unless?: RegExp}

export function rule(is: string, ...when: readonly RegExp[]): ClashRule {
  return {is, when};
}
