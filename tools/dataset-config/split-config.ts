// Of a configuration, which part of a dataset a model learns from, is chosen by and is judged by.

export interface SplitConfig {
  /**
   * `'time'`: by corrected date, at the commits that artefacts.lock pins, which only `gristmill roll --promote` moves; files are those of the tree that
   * each part ends with. `'random'`: by the hash of the change group. `'path'`: by the hash of the folder. Default: `'time'`.
   */
  readonly method?: 'time' | 'random' | 'path' | undefined;
  /** Default: 70, 15 and 15. By time, the shares of commits when the cuts are pinned. */
  readonly shares?: {readonly train: number; readonly val: number; readonly test: number} | undefined;
  /** Of hashes: another one splits otherwise. Default: `''`. */
  readonly seed?: string | undefined;
}
