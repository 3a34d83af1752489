// Words of names and texts, in lower case: what rules are asked of, so that `latest` is no test and `prefix` no fix.

const word = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+/gu;

/** `CustomerListRequest`, `domain_models` and `cargo-util` come apart. */
export function wordsOf(text: string): readonly string[] {
  return (text.match(word) ?? []).map((one) => one.toLowerCase());
}

/** Where the words of a phrase stand one after the other. A word of the phrase is also found with an `s` behind it. */
export function findPhrase(words: readonly string[], phrase: readonly string[]): number {
  if (phrase.length === 0) return -1;
  return words.findIndex((_, at) => phrase.every((one, offset) => words[at + offset] === one || words[at + offset] === `${one}s`));
}
