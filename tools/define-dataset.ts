// What a user writes in dataset.config.ts. This file is imported by every configuration, so it imports nothing.

/** All of it is optional. Paths are relative to the configuration's folder; `~/` is the home folder. */
export interface DatasetConfig {
  /** The repository: a folder, or an address such as `https://…` or `git@host:path`. Default: the configuration's own folder. */
  readonly source?: string | undefined;
  /** Branches, tags or commits whose history is taken; the files are those of the first one. Default: `['HEAD']`. */
  readonly refs?: readonly string[] | undefined;
  /** Where finished work is kept between builds; datasets may share one. Default: `gristmill` in the user's cache folder. */
  readonly store?: string | undefined;
  /** Where the dataset is written. A folder of its own. Default: `./out`. */
  readonly out?: string | undefined;
  /** Default: as many as the machine runs at once. The output is the same with any number. */
  readonly threads?: number | undefined;
  readonly files?: FilesConfig | undefined;
  readonly commits?: CommitsConfig | undefined;
  /** Or none. Default: `'o200k_base'`. */
  readonly tokenizer?: TokenizerConfig | 'none' | undefined;
  /** Several, in place of `tokenizer`: each by a name of your own, which its shards bear in the manifest. */
  readonly tokenizers?: Readonly<Record<string, TokenizerConfig>> | undefined;
  readonly shards?: ShardsConfig | undefined;
  /** What to do with a clone that lacks old history: refuse it, or leave out the commits at its edge. Default: `'refuse'`. */
  readonly shallow?: 'refuse' | 'drop-boundary' | undefined;
}

export interface FilesConfig {
  /** Globs of paths to take. Default: all. */
  readonly include?: readonly string[] | undefined;
  /** Globs of paths to leave out, even where `include` names them. Default: none. */
  readonly exclude?: readonly string[] | undefined;
  /** Kinds of files that are left out unless named here. Default: `['vendored']`, because GitHub counts `.github/` and test data as vendored. */
  readonly keep?: readonly ('generated' | 'vendored' | 'minified' | 'lock')[] | undefined;
  /** Larger files are left out. Default: 1 MiB. */
  readonly maxBytes?: number | undefined;
}

export interface CommitsConfig {
  /** Merge commits with their change against the first parent, or not at all. Default: `'first-parent'`. */
  readonly merges?: 'first-parent' | 'skip' | undefined;
}

/**
 * An embedded tokenizer by its name; a `tokenizer.json`, or a folder with one and its `tokenizer_config.json`; or one of the
 * Hugging Face Hub, at a commit. The Hub's files are taken from its cache on this machine, else fetched once; `artefacts.lock` pins them.
 */
export type TokenizerConfig = 'o200k_base' | {readonly file: string} | {readonly hub: string; readonly revision: string};

export interface ShardsConfig {
  /** About how much text goes into one shard; a token shard gets a token for every four bytes of it. Default: 4 MiB, about a million tokens. */
  readonly targetBytes?: number | undefined;
}

/** Gives a configuration its types; it is checked when it is built. */
export function defineDataset(config: DatasetConfig): DatasetConfig {
  return config;
}
