// Of a configuration, in which order a model learns from the documents, and how often.

export interface PhaseConfig {
  /** Phases of one name that follow each other are one, and their documents stand one after the other. */
  readonly name: string;
  /** What a document must be; a document is in the first phase whose conditions it meets, and in none where it meets those of none. Default: anything. */
  readonly where?: {
    /** `'file'`, `'commit'` and so on, as the manifest calls them. */
    readonly kinds?: readonly string[] | undefined;
    /** Bytes of text: at least `from`, less than `below`. */
    readonly bytes?: RangeConfig | undefined;
    /** One for every hundred bytes of text that are begun, and ten for every further file, patch or comment. */
    readonly complexity?: RangeConfig | undefined;
    /** Extensions, such as `'rs'`, of which a document shows a file by its path. */
    readonly extensions?: readonly string[] | undefined;
    /** Whether there is a review or a comment in it. */
    readonly discussed?: boolean | undefined;
    /** Whether it shows a file of tests, by its path. */
    readonly tests?: boolean | undefined;
  } | undefined;
  /** `'date'` is the corrected one: no change stands before what it builds upon. `'hash'`: any order, always the same. Default: `'date'`. */
  readonly sort?: 'date' | 'bytes' | 'complexity' | 'hash' | undefined;
  /** How often a document of train is taken: 0.5 takes half of them, 2.5 all of them twice and half a third time; hashes decide which. It counts in hundredths. Default: 1. */
  readonly weight?: number | undefined;
  /** What the phase is meant to be of all, such as 20 of 100: the manifest says it beside what it turned out to be. */
  readonly share?: number | undefined;
}

interface RangeConfig {readonly from?: number | undefined; readonly below?: number | undefined}
