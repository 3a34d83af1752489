// Of a configuration, how changes become samples of what they were asked for by and the plan that answers it.

export interface ProductConfig {
  /** How answers are written: seed B's exact text, the same without marks, or with a step for each declaration. Default: `'merged'`. */
  readonly template?: 'merged' | 'plain' | 'rich' | undefined;
  /** How questions are put in chats. Default: `'plain'`, the problem as it was said. */
  readonly user?: 'plain' | 'basic' | 'detailed' | 'contextual' | 'structured' | undefined;
  /** Which files belong to which layer, in the order in which answers name layers. Default: those of seed B. Other files go by their package or folder. */
  readonly layers?: readonly LayerConfig[] | undefined;
  /** What changes are about, and what they do. Default: the values and words of seed B. */
  readonly features?: readonly IntentConfig[] | undefined;
  readonly actions?: readonly IntentConfig[] | undefined;
  /** Words for what the project is about; the three that are said most are told of each sample. */
  readonly entities?: readonly string[] | undefined;
  /** What is done to a text before it is a question. Default: all of it. */
  readonly cleanUps?: readonly CleanUpName[] | undefined;
  /** No more than so many files of a layer, commits and steps of a file are shown, and how many more there are is said. Default: all are. */
  readonly caps?: {readonly files?: number | undefined; readonly commits?: number | undefined; readonly steps?: number | undefined} | undefined;
  /** A sample of more bytes is left out, with the reason. Default: 64 KiB. */
  readonly maxBytes?: number | undefined;
  /** Commits that came with no request are changes, too. Default: `true`. */
  readonly commits?: boolean | undefined;
  /**
   * Files in the form of SWE-bench (`instance_id`, `problem_statement`, `patch`, `test_patch`, a line each). What they pose is asked in the place of what commits
   * say, for the change that has the same patch, or else the request of that number. Only in exports.
   */
  readonly problems?: readonly string[] | undefined;
  /** A model that rewrites samples for `gristmill export merged-rewritten`, and for nothing else. Default: none is asked. */
  readonly rewrite?: RewriteConfig | undefined;
}

/** Any host that speaks as OpenAI's does. Texts are sent to it as the dataset has them: think of `clean`. */
export interface RewriteConfig {
  /** Up to what `/chat/completions` is behind: `'https://host/v1'`; without encryption only this machine. */
  readonly endpoint: string;
  readonly model: string;
  /** Explains the plan in prose, turns the question into a product's, or breaks the plan into two or three steps. Default: `'natural'`. */
  readonly kind?: 'natural' | 'product' | 'steps' | undefined;
  /** The variable of the environment that has the token. Default: `'OPENAI_API_KEY'`. */
  readonly tokenFrom?: string | undefined;
  /** Default: 0.3, and 0.5 for `'product'`. */
  readonly temperature?: number | undefined;
  /** Default: 2048. */
  readonly maxTokens?: number | undefined;
  /** A change of fewer files is not broken into steps. Default: 5. */
  readonly minFiles?: number | undefined;
  /** How many are asked at once. Default: 4. */
  readonly concurrency?: number | undefined;
}

export type CleanUpName = 'comments' | 'trailers' | 'description' | 'headings' | 'first-paragraph' | 'number' | 'question' | 'labels';

export interface LayerConfig {
  readonly key: string;
  readonly title: string;
  /** Asked before all rules that are not. */
  readonly first?: boolean | undefined;
  /** Words of a folder, or of a file without its extension: `'domain model'` is in `shop_domain_models`, and `'test'` not in `latest`. */
  readonly segments?: readonly string[] | undefined;
  readonly globs?: readonly string[] | undefined;
  readonly packages?: readonly string[] | undefined;
}

/** Any of it tells the value; labels and types of commits more surely than words. */
export interface IntentConfig {
  readonly value: string;
  readonly labels?: readonly string[] | undefined;
  readonly types?: readonly string[] | undefined;
  readonly words?: readonly string[] | undefined;
  readonly verbs?: readonly string[] | undefined;
  readonly layers?: readonly string[] | undefined;
}
