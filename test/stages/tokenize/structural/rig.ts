// Chunks and tokenizers for tests of the structural tokenizer.
import type {CodeRules} from '../../../../stages/tokenize/structural/code-items.ts';
import {linesOf} from '../../../../stages/tokenize/structural/code-items.ts';
import {contextVocabulary} from '../../../../stages/tokenize/structural/context-vocabulary.ts';
import type {CodeStretch, StructuralChunk} from '../../../../stages/tokenize/structural/structural-chunk.ts';
import {countChunks, type StructuralCounts} from '../../../../stages/tokenize/structural/structural-counts.ts';
import {structuralTokenizer} from '../../../../stages/tokenize/structural/structural-tokens.ts';
import type {Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import type {Seeded} from '../seeded.ts';

export function chunkOf(change: Partial<StructuralChunk> = {}): StructuralChunk {
  return {
    id: 'abc123_0', commit: 'abc123', branch: '', path: 'src/energy_market/lib.rs', module: 'energy_market', change: 'new_function', author: 'author@example.org', timestamp: '2024-01', test: false,
    code: [{text: 'pub fn pay(a: u32) {\n    println!("a");\n}\n', changed: true}],
    ...change,
  };
}

export function countsOf(chunks: readonly StructuralChunk[]): StructuralCounts {
  return countChunks.run({row: chunks}, null, new Map()) as StructuralCounts;
}

/** With tokens for all that the chunks name. */
export function tokenizerOf(base: Tokenizer, chunks: readonly StructuralChunk[]): Tokenizer {
  return structuralTokenizer(base, contextVocabulary(countsOf(chunks)));
}

/** Every way of marking code. */
export const allRules: readonly CodeRules[] = Array.from({length: 32}, (_, bits) => ({changes: (bits & 1) > 0, newlines: (bits & 2) > 0, indents: (bits & 4) > 0, keywords: (bits & 8) > 0, macros: (bits & 16) > 0}));

/** Whole lines, changed and not in turn. */
export function stretchesOf(code: string, random: Seeded): readonly CodeStretch[] {
  const stretches: {text: string; changed: boolean}[] = [];
  for (const line of linesOf(code)) {
    const changed = random.below(3) === 0;
    const last = stretches.at(-1);
    if (last?.changed === changed) last.text += line;
    else stretches.push({text: line, changed});
  }
  return stretches;
}
