// Of a configuration, what becomes of texts that a dataset would have more than once.

export interface DuplicatesConfig {
  /** Texts that are equal, names apart: the first by date stays. Default: `true`. */
  readonly exact?: boolean | undefined;
  /** Texts that are nearly equal, by the parameters of a published pipeline or by your own. Default: `'starcoder2'`. */
  readonly near?: 'starcoder2' | 'data-prep-kit' | 'datatrove' | 'none' | NearConfig | undefined;
  /** A copy is left out, or stays with weight 0, so that what is around it is whole. Default: `'drop'`. */
  readonly as?: 'drop' | 'context' | undefined;
  /** Paths of lists of texts that must not be in any sample: JSON lines of problems, or a text a line. Default: none. */
  readonly decontaminate?: readonly string[] | undefined;
}

export interface NearConfig {
  /** Runs of letters, digits and `_`; what stands between white space; or words in small letters with numbers alike. Default: `'code'`. */
  readonly words?: 'code' | 'spaces' | 'plain' | undefined;
  /** Words in a run. Default: 5. */
  readonly run?: number | undefined;
  /** Bands of the sketch, and rows in each: texts that agree on a band are compared. Default: 25 and 10. */
  readonly bands?: number | undefined;
  readonly rows?: number | undefined;
  /** What two texts must share of all runs that either has. Default: 70. */
  readonly percent?: number | undefined;
}
