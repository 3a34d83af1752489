// The control tokens of structure as a file: a JSON list, a token a line, made to be reviewed.

/** Bumped when equal counts may give another list. */
export const structureVocabularyVersion = 1;

export function spellVocabulary(tokens: readonly string[]): Uint8Array {
  return Buffer.from(`[\n${tokens.map((token) => JSON.stringify(token)).join(',\n')}\n]\n`, 'utf8');
}

/** `undefined` for anything else than a list of texts, each once. */
export function readVocabulary(bytes: Uint8Array): readonly string[] | undefined {
  const list = parsed(Buffer.from(bytes).toString('utf8'));
  if (!Array.isArray(list) || !list.every((token) => typeof token === 'string' && token !== '')) return undefined;
  return new Set(list).size === list.length ? list : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
