// How often a dataset trains one byte of its sources. Parameters of the tasks that decide, so plain data.

/** Where nothing is counted there are no such rules at all. */
export type RepetitionRules = {
  /** How often at most. Missing: as often as it comes, and that is counted. */
  readonly most?: number;
  /** `context`: what is trained often enough stays, without being trained. `drop`: a sample of which nothing else is left is left out. */
  readonly as: 'context' | 'drop';
  /** Which kinds come first; the others follow in the order in which a dataset has them. */
  readonly first: readonly string[];
};
