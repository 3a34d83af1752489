// The task that tokenizes chunks: their code by any tokenizer, without a loss, and their structure in control tokens above its vocabulary.
import {defineTask} from '../../../graph/task/task.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {addControls} from '../add-controls.ts';
import {addFigures, noFigures, tokenFigures} from '../token-figures.ts';
import {tokenListCodec, tokenListOf, uncut} from '../token-list.ts';
import {tokenizeSample} from '../tokenize-sample.ts';
import type {Tokenizer} from '../tokenizer.ts';
import type {Tokens} from '../tokens.ts';
import {toldOfTexts} from '../told-of-texts.ts';
import {chunkItems, type SequenceRules} from './chunk-items.ts';
import {structuralSpans} from './structural-spans.ts';
import {chunksCodec} from './structural-chunk.ts';

/**
 * `vocabulary` names the control tokens of structure, a list of texts in the order of their ids. A pinned artefact: it changes every token.
 * `above` are control tokens that the dataset's profile adds: theirs are the ids before those of structure.
 */
export type StructureRules = SequenceRules & {readonly tokenizer: Digest; readonly vocabulary: Digest; readonly above: readonly string[]};

/** A sequence for each that the rules make of the row, in the order of its chunks. Nothing is ever cut. */
export const structuralTokensOf = defineTask({
  name: 'structural tokens',
  // 2: a list of tokens as any other, which shards are made of; a text that the tokenizer cannot take has a reason. 3: it says how many lines there are.
  version: 3,
  input: {commit: commitCodec, chunks: chunksCodec},
  output: tokenListCodec,
  loads: ({tokenizer, vocabulary}: StructureRules) => [tokenizer, vocabulary],
  run({commit: {corrected, oid}, chunks}, rules: StructureRules, resources) {
    const tokenizer = structuralTokenizer(resources.get(rules.tokenizer) as Tokenizer, resources.get(rules.vocabulary) as readonly string[], rules.above);
    const list: Tokens[] = [];
    let figures = noFigures;
    for (const items of chunkItems(chunks, rules)) {
      const {spans, stretches} = structuralSpans(items, tokenizer);
      const length = stretches.reduce((sum, {bytes}) => sum + bytes, 0);
      if (length > tokenizer.longestText) return {stub: `too-long: ${length} bytes of text`};
      const tokens = tokenizeSample(spans, tokenizer);
      if (isStub(tokens)) return tokens;
      list.push(tokens);
      figures = addFigures(figures, tokenFigures(tokens, stretches, toldOfTexts(spans, tokenizer)));
    }
    return tokenListOf({when: {corrected, oid}, name: ''}, list.map(uncut), figures);
  },
});

const made = new WeakMap<Tokenizer, WeakMap<readonly string[], Map<string, Tokenizer>>>();

/** Made once for a vocabulary: it copies tables of the tokenizer's size. */
export function structuralTokenizer(base: Tokenizer, vocabulary: readonly string[], above: readonly string[] = []): Tokenizer {
  const ofBase = made.get(base) ?? new WeakMap<readonly string[], Map<string, Tokenizer>>();
  made.set(base, ofBase);
  const known = ofBase.get(vocabulary) ?? new Map<string, Tokenizer>();
  ofBase.set(vocabulary, known);
  const key = JSON.stringify(above);
  const tokenizer = known.get(key) ?? addControls(base, [...above, ...vocabulary]);
  known.set(key, tokenizer);
  return tokenizer;
}
