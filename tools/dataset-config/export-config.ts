// Of a configuration, which exports belong to it: what `gristmill export` writes when it is given no format.

/** A step of exports, by the name that it has there. */
export interface ExportConfig {
  /** Names of formats, as in `gristmill export FORMAT`. Default: the format that the step is called after. */
  readonly formats?: readonly string[] | undefined;
  /** The folder that they are written into; steps may share one. Default: the step's name, in the folder `OUT-exports`. */
  readonly to?: string | undefined;
  /** Everything in one file instead of several, which then all changes with each commit. Default: `false`. */
  readonly oneFile?: boolean | undefined;
  /** Commits that change fewer lines are left out, where each has a file of its own. Default: 10. */
  readonly minLines?: number | undefined;
  /** No more samples than so many, the same ones from run to run, where the format has samples. Default: all. */
  readonly maxSamples?: number | undefined;
  /** No more requests or issues than so many, the youngest, where the format has them. Default: all. */
  readonly maxPrs?: number | undefined;
  /** No more commits than so many, the first by date, where the format has commits. Default: all. */
  readonly maxCommits?: number | undefined;
  /** Only requests and issues that were opened on that day or later, as `'2024-05-31'`; and before that day. Default: all. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Beside problems, the tree that each starts from, as a bundle that git clones. Default: `false`. */
  readonly trees?: boolean | undefined;
  /** Only what is of these kinds, such as `'commit'`, where the format is of the dataset as it was built. Default: what the format has by itself. */
  readonly kinds?: readonly string[] | undefined;
  /** Of several tokenizers or ways of cutting, the one that the manifest calls so. Default: the first. */
  readonly view?: string | undefined;
  /** Windows over tokens, where the format has them. Default: `{context: 2048, target: 256, stride: 128}`. */
  readonly windows?: {readonly context: number; readonly target: number; readonly stride: number} | undefined;
  /** Compresses files of JSON lines of the dataset as it was built. Default: none is compressed. */
  readonly compress?: 'gz' | 'zst' | undefined;
  /** What the file of everything is called in the format `jsonl`. Default: `REPOSITORY_cpt_dataset`. */
  readonly name?: string | undefined;
}
