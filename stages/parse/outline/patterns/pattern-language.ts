// A language without a grammar: lines that declare something, each told by a pattern. Where declarations end is not known, so each is its first line.

export interface PatternLanguage {
  /** As the table of languages names it. */
  readonly name: string;
  /** Bumped when equal texts may give another outline. */
  readonly version: number;
  /** Tried in this order on every line; the first that fits counts. Anchored, and with the name in a group called `name`. */
  readonly lines: readonly {readonly kind: string; readonly pattern: RegExp}[];
}
