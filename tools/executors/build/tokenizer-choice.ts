// By which tokenizers a dataset is to be tokenized.

export type TokenizerChoice = OneTokenizer | {readonly kind: 'none'} | {readonly kind: 'several'; readonly tokenizers: readonly NamedTokenizer[]};

export type OneTokenizer =
  | {readonly kind: 'embedded'; readonly name: 'o200k_base'}
  /** A `tokenizer.json`, or the folder it lies in. */
  | {readonly kind: 'file'; readonly path: string}
  | LearnedChoice
  /** Of the Hugging Face Hub: from the caches of this machine or fetched from the endpoint, and then pinned in the lock. */
  | {readonly kind: 'hub'; readonly id: string; readonly revision: string; readonly endpoint: string; readonly caches: readonly string[]; readonly lock: string};

/** Its own collections and shards bear the name; the only tokenizer of a build has none, ''. */
export interface NamedTokenizer {readonly name: string; readonly tokenizer: OneTokenizer}

/** A vocabulary of the dataset's own: learned from it once, and used as it is pinned beside the configuration. */
export interface LearnedChoice {
  readonly kind: 'learned';
  /** What the lock calls it. */
  readonly name: string;
  readonly configFile: string;
  /** Where the lock lies. */
  readonly folder: string;
  readonly options: LearnedOptions;
}

export interface LearnedOptions {
  readonly size: number;
  readonly pattern: 'gpt2' | 'cl100k' | 'o200k' | 'llama3' | 'qwen';
  readonly minFrequency: number;
  readonly controls: readonly string[];
  readonly [option: string]: number | string | readonly string[];
}
