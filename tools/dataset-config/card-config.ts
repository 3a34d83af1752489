// Of a configuration, what the dataset card says that no count can tell.

export interface CardConfig {
  /** What the dataset is called. Default: the name in the source's address; a folder's name goes into no file. */
  readonly name?: string | undefined;
  /** One paragraph or several, in Markdown: what it is for. */
  readonly description?: string | undefined;
  /** As the Hub of Hugging Face spells licences, such as `'apache-2.0'`. Default: that of all files where it is one, else `'other'` with the NOTICE. */
  readonly licence?: string | undefined;
  /** Languages that people wrote in, by their codes. Default: `['code']`. */
  readonly languages?: readonly string[] | undefined;
  /** Beside those of the card's own. */
  readonly tags?: readonly string[] | undefined;
  /** What a model is to learn from each phase, by the phase's name. Default: what the seed says of its own three. */
  readonly focus?: Readonly<Record<string, string>> | undefined;
}
