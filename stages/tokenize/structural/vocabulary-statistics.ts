// How well a vocabulary fits what was counted.
import {isContext} from './context-vocabulary.ts';
import type {SeedVocabulary} from './seed-vocabulary.ts';
import type {StructuralCounts} from './structural-counts.ts';

export interface VocabularyStatistics {
  /** Distinct tokens that were counted, and that have an id. */
  readonly distinct: number;
  readonly known: number;
  /** The share of occurrences in code that have an id, 0 to 1; 1 where there is no code. */
  readonly coverage: number;
  /** The share of all occurrences, contexts among them, that become `<UNK>`. */
  readonly unk_rate: number;
  /** Tokens of code for each stretch of it between blanks. */
  readonly fertility: number;
}

export function vocabularyStatistics({ids}: Pick<SeedVocabulary, 'ids'>, {tokens, words}: StructuralCounts): VocabularyStatistics {
  let [known, all, allKnown, code, codeKnown] = [0, 0, 0, 0, 0];
  for (const [token, count] of tokens) {
    const found = ids.has(token) ? count : 0;
    if (found > 0) known++;
    all += count;
    allKnown += found;
    if (isContext(token)) continue;
    code += count;
    codeKnown += found;
  }
  return {distinct: tokens.size, known, coverage: share(codeKnown, code, 1), unk_rate: share(all - allKnown, all, 0), fertility: share(code, words, 0)};
}

function share(part: number, all: number, ofNothing: number): number {
  return all === 0 ? ofNothing : part / all;
}
