// Of a configuration, how often bytes of the sources may be trained.

export interface RepetitionConfig {
  /** How often at most, over all kinds. Default: as often as it comes. */
  readonly most?: number | undefined;
  /**
   * What is trained often enough stays as context with weight 0; with `'drop'`, a sample of which nothing else is left is left out. Default: `'context'`.
   */
  readonly as?: 'context' | 'drop' | undefined;
  /** Kinds that come first, such as `['commit', 'file']`; the others follow in the order of the dataset. Default: files, tests, commits, then all others. */
  readonly first?: readonly string[] | undefined;
}
