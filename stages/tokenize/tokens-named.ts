// What the collection of a kind's tokens is called: `tokens.file`, or `tokens.file.NAME` where there are several tokenizers.

export function tokensNamed(kind: string, tokenizer: string): string {
  return tokenizer === '' ? `tokens.${kind}` : `tokens.${kind}.${tokenizer}`;
}

/** The other way round; `undefined` for a collection of anything else. */
export function tokensMeant(collection: string): {readonly kind: string; readonly tokenizer: string} | undefined {
  const [prefix, kind, ...name] = collection.split('.');
  return prefix === 'tokens' && kind !== undefined ? {kind, tokenizer: name.join('.')} : undefined;
}
