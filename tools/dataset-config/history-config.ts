// Of a configuration, how commits are compared and what they are made into.

export interface CommitsConfig {
  /** Merge commits against the first parent, not at all, `'combined'` by what no parent has, or `'remerge'` by what git alone would not have made of them; the last two leave out clean ones. Default: `'first-parent'`. */
  readonly merges?: 'first-parent' | 'skip' | 'combined' | 'remerge' | undefined;
  /** Unchanged lines that patches show around a change, or `'function'` for the whole function that it is in. Default: 3. */
  readonly context?: number | 'function' | undefined;
  /** Files that were renamed, by how alike they must be and how many may be compared, or none. Default: `{similarity: 50, limit: 1000}`. */
  readonly renames?: boolean | RenamesConfig | undefined;
  /** Calls a new file a copy where it is like one that the same commit changes. Default: `false`. */
  readonly copies?: boolean | undefined;
  /**
   * What samples are made of commits, each form a kind with shards of its own: `'patch'`, the message with its patch; `'before-after'`, each file before,
   * the message, the file after; `'message-to-diff'` and `'diff-to-message'`, of which only the answer is trained on. Default: `['patch']`.
   */
  readonly forms?: readonly ('patch' | 'before-after' | 'message-to-diff' | 'diff-to-message')[] | undefined;
  /** A commit of more bytes becomes several samples, cut between files, declarations, hunks and lines; nothing is left out. Default: none is cut. */
  readonly split?: number | undefined;
}

export interface RenamesConfig {
  /** In percent. Default: 50. */
  readonly similarity?: number | undefined;
  /** With more than the square of this many pairs, git compares none. Default: 1000. */
  readonly limit?: number | undefined;
}

export interface ChunksConfig {
  /** What a sample shows: both sides, of which the one after is trained on, or the patch. Default: `'sides'`. */
  readonly form?: 'sides' | 'patch' | undefined;
  /** A piece of a patch that is longer is cut into parts, and nothing is left out. Default: 16 KiB. */
  readonly maxBytes?: number | undefined;
  /**
   * Shows with each chunk the definitions that it calls and the heads of what calls it, in other files that its commit changed: at most so many bytes,
   * 10,000 for `true`. As they stood before the commit; only what it adds is shown as it is after. Never trained on. Default: `false`.
   */
  readonly context?: boolean | number | undefined;
}

export interface CallsConfig {
  /** Where samples of files show the call graph around the file. Default: nowhere. */
  readonly graph?: 'before' | 'beside' | undefined;
}

export interface IdentifiersConfig {
  /** Commits that change fewer lines make no sample. Default: 10. */
  readonly minLines?: number | undefined;
}
