// The task that tokenizes chunks: their code by any tokenizer, without a loss, and their structure in control tokens above its vocabulary.
import {defineTask} from '../../../graph/task/task.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {addControls} from '../add-controls.ts';
import {tokenizeSample, type RenderedSpan} from '../tokenize-sample.ts';
import type {Tokenizer} from '../tokenizer.ts';
import type {Tokens} from '../tokens.ts';
import {chunkItems, type SequenceRules} from './chunk-items.ts';
import {contextToken, openingToken, type Item} from './structural-token.ts';
import {sequencesCodec} from './sequences-codec.ts';
import {chunksCodec} from './structural-chunk.ts';

/** `vocabulary` names the control tokens of structure, a list of texts in the order of their ids. A pinned artefact: it changes every token. */
export type StructureRules = SequenceRules & {readonly tokenizer: Digest; readonly vocabulary: Digest};

/** Tokens of each sequence of a row, in the order of its chunks. */
export const structuralTokensOf = defineTask({
  name: 'structural tokens',
  version: 1,
  input: {chunks: chunksCodec},
  output: sequencesCodec,
  loads: ({tokenizer, vocabulary}: StructureRules) => [tokenizer, vocabulary],
  run({chunks}, rules: StructureRules, resources) {
    const tokenizer = structuralTokenizer(resources.get(rules.tokenizer) as Tokenizer, resources.get(rules.vocabulary) as readonly string[]);
    const list: Tokens[] = [];
    for (const items of chunkItems(chunks, rules)) {
      const tokens = tokenizeSample(items.flatMap((item) => spansOf(item, tokenizer)), tokenizer);
      if (isStub(tokens)) return tokens;
      list.push(tokens);
    }
    return list;
  },
});

const made = new WeakMap<Tokenizer, WeakMap<readonly string[], Tokenizer>>();

/** Made once for a vocabulary: it copies tables of the tokenizer's size. */
export function structuralTokenizer(base: Tokenizer, vocabulary: readonly string[]): Tokenizer {
  const known = made.get(base) ?? new WeakMap<readonly string[], Tokenizer>();
  made.set(base, known);
  const tokenizer = known.get(vocabulary) ?? addControls(base, vocabulary);
  known.set(vocabulary, tokenizer);
  return tokenizer;
}

function spansOf(item: Item, {controls}: Tokenizer): readonly RenderedSpan[] {
  if ('text' in item) return [{text: item.text, loss: 1}];
  if ('token' in item) return [{control: item.token, loss: 1}];
  const own = contextToken(item.context, item.value);
  return controls.has(own) ? [{control: own, loss: 1}] : [{control: openingToken(item.context), loss: 1}, {text: item.value, loss: 1}];
}
