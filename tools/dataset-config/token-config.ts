// Of a configuration, how texts become tokens and shards.

export interface ProfileConfig {
  readonly name: string;
  readonly unknownMarks?: 'refuse' | 'add' | 'text' | undefined;
}

export interface StructureConfig {
  /** A sequence for each chunk of a commit, or one for the commit with its files in it. Default: `'chunk'`. */
  readonly layout?: 'chunk' | 'commit' | undefined;
  /** Marks around tests; around changed lines. Default: none of the marks. */
  readonly tests?: boolean | undefined;
  readonly changes?: boolean | undefined;
  /** Tokens in the place of line ends, of indentation, of keywords, and of well-known macros. What is read back is the same text. */
  readonly newlines?: boolean | undefined;
  readonly indents?: boolean | undefined;
  readonly keywords?: boolean | undefined;
  readonly macros?: boolean | undefined;
  /** How many names of a kind get a token of their own, the most frequent first. The others are text. */
  readonly contexts?: {readonly [kind in 'BRANCH' | 'FILE' | 'CHANGE' | 'AUTHOR' | 'TIMESTAMP' | 'MODULE']?: number | undefined} | undefined;
  /** An author is a pseudonym, the address, or not shown. Default: `'pseudonym'`. */
  readonly author?: 'pseudonym' | 'email' | 'none' | undefined;
  /** Makes pseudonyms that nobody can check a guess against who does not know it. Default: `''`. */
  readonly salt?: string | undefined;
  /** How exactly a date is shown. Default: `'month'`. */
  readonly timestamp?: 'year' | 'month' | 'day' | 'none' | undefined;
  /** What `<BRANCH:…>` says. Default: `''`, none. */
  readonly branch?: string | undefined;
}

/**
 * An embedded tokenizer by its name; a `tokenizer.json`, or a folder with one and its `tokenizer_config.json`; or one of the
 * Hugging Face Hub, at a commit. The Hub's files are taken from its cache on this machine, else fetched once; `artefacts.lock` pins them.
 * Or a vocabulary learned from this dataset, as it is pinned there.
 */
export type TokenizerConfig = 'o200k_base' | {readonly file: string} | {readonly hub: string; readonly revision: string} | {readonly learned: LearnedTokenizerConfig};

export interface CutConfig {
  /** From 64 on. Those of the overlap are among them. */
  readonly tokens: number;
  /** At most half of `tokens`. Default: 0. */
  readonly overlap?: number | undefined;
  /** Sequences of several lengths, each in its share of all cuts. Default: each is as long as it may be. */
  readonly sizes?: readonly {readonly tokens: number; readonly share: number}[] | undefined;
  /** Packs sequences into windows of `tokens`, so that a model sees hardly any padding: a `.packed` beside each shard says which make one window. Default: `false`. */
  readonly pack?: boolean | undefined;
}

/** Learned by `gristmill vocab` and pinned by `gristmill vocab --promote` in `artefacts.lock` beside the configuration; a build takes what is pinned. */
export interface LearnedTokenizerConfig {
  /** Ids in all: 256 bytes, merged tokens and control tokens. */
  readonly size: number;
  /** The family of models whose way of cutting text is taken. Default: `'cl100k'`. */
  readonly pattern?: 'gpt2' | 'cl100k' | 'o200k' | 'llama3' | 'qwen' | undefined;
  /** A pair that occurs less often becomes no token. Default: 2. */
  readonly minFrequency?: number | undefined;
  /** Control tokens, in the order of their ids, which come last. Default: `['<|endoftext|>']`. */
  readonly controls?: readonly string[] | undefined;
  /** What the lock calls it. Default: `'vocabulary'`. */
  readonly name?: string | undefined;
}

export interface ShardsConfig {
  /** About how much text goes into one shard; a token shard gets a token for every four bytes of it. Default: 4 MiB, about a million tokens. */
  readonly targetBytes?: number | undefined;
  /** Compresses shards of texts, by gzip or by zstd. Default: `'none'`. */
  readonly compress?: 'gz' | 'none' | 'zst' | undefined;
  /** Writes each shard of texts as Parquet, too, with the same columns whatever it is of. Default: `false`. */
  readonly parquet?: boolean | undefined;
}
