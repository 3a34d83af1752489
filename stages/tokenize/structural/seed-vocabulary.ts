// The seed's vocabulary: structure first, then code by frequency, and one token for everything else.
import {byFrequency, isContext} from './context-vocabulary.ts';
import type {StructuralCounts} from './structural-counts.ts';
import {structuralTokens} from './structural-token.ts';
import {wordTokens} from './word-items.ts';

export interface SeedVocabulary {
  /** Rows of an embedding: every id is below. */
  readonly size: number;
  readonly ids: ReadonlyMap<string, number>;
}

export interface SeedVocabularyBuilder {build(counts: Pick<StructuralCounts, 'tokens'>): SeedVocabulary}

/** Code starts at the id `reserved`, however few tokens of structure there are. */
export function seedVocabularyBuilder({size = 50_257, reserved = 5000}: {readonly size?: number; readonly reserved?: number} = {}): SeedVocabularyBuilder {
  const fixed = ['<PAD>', '<UNK>', ...structuralTokens, ...wordTokens];
  if (reserved < fixed.length || size < reserved) throw new RangeError(`Expected at least ${fixed.length} reserved ids of at least as many in all, got ${reserved} of ${size}`);
  return {
    build({tokens}) {
      const all = [...tokens];
      const structure = [...fixed, ...byFrequency(all.filter(([token]) => isContext(token)))].slice(0, reserved);
      const code = byFrequency(all.filter(([token]) => !isContext(token))).slice(0, size - reserved);
      return {size, ids: new Map([...structure.map((token, id) => [token, id] as const), ...code.map((token, at) => [token, reserved + at] as const)])};
    },
  };
}

/** `vocab.json`. In the order of the ids, as far as JSON keeps one. */
export function vocabJson({size, ids}: SeedVocabulary): Uint8Array {
  const pairs = [...ids];
  // Not by assignment: `__proto__` is a word like any other.
  const [token_to_id, id_to_token] = [Object.fromEntries(pairs), Object.fromEntries(pairs.map(([token, id]) => [id, token]))];
  return Buffer.from(`${JSON.stringify({token_to_id, id_to_token, vocab_size: size})}\n`, 'utf8');
}
