// Chunks as the seed tokenizes them: it cannot be read back, which is why it is no default.
import {chunkItems, type SequenceRules} from './chunk-items.ts';
import {codeTokens} from './code-tokens.ts';
import type {SeedVocabulary} from './seed-vocabulary.ts';
import {contextToken, type Item} from './structural-token.ts';
import type {StructuralChunk} from './structural-chunk.ts';

/** What the vocabulary does not know is `<UNK>`. One sequence for each that `chunkItems` gives. */
export function seedTokens(chunks: readonly StructuralChunk[], {ids}: SeedVocabulary, rules: SequenceRules): readonly Int32Array[] {
  const unknown = ids.get('<UNK>') ?? 1;
  return chunkItems(chunks, rules).map((items) => Int32Array.from(items.flatMap(namesOf), (name) => ids.get(name) ?? unknown));
}

function namesOf(item: Item): readonly string[] {
  if ('text' in item) return codeTokens(item.text);
  return ['token' in item ? item.token : contextToken(item.context, item.value)];
}
