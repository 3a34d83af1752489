// What the collection of a kind's tokens is called: `tokens.file`, or `tokens.file.NAME` where there are several tokenizers or ways of cutting.

export function tokensNamed(kind: string, view: string): string {
  return view === '' ? `tokens.${kind}` : `tokens.${kind}.${view}`;
}

/** Where samples are cut, the tokens of a tokenizer before that: `uncut.file`, from which all ways of cutting make theirs. */
export function uncutNamed(kind: string, tokenizer: string): string {
  return tokensNamed(kind, tokenizer).replace(/^tokens/, 'uncut');
}

/** What a collection of tokens has: the view is a tokenizer, with the way of cutting where that has a name. */
export interface TokensMeant {readonly kind: string; readonly view: string}

/** The other way round; `undefined` for a collection of anything else. */
export function tokensMeant(collection: string): TokensMeant | undefined {
  return meantAfter('tokens', collection);
}

/** The view is a tokenizer alone. */
export function uncutMeant(collection: string): TokensMeant | undefined {
  return meantAfter('uncut', collection);
}

function meantAfter(prefix: string, collection: string): TokensMeant | undefined {
  const [first, kind, ...name] = collection.split('.');
  return first === prefix && kind !== undefined ? {kind, view: name.join('.')} : undefined;
}
