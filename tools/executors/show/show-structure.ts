// Sequences of the structure of a commit, and what each piece of their tokens is: a control token, a name, or code as the chunk has it.
import {digestsIn} from '../../../graph/explain/build-side.ts';
import {chunkItems} from '../../../stages/tokenize/structural/chunk-items.ts';
import {chunksCodec} from '../../../stages/tokenize/structural/structural-chunk.ts';
import {chunksName} from '../../../stages/tokenize/structural/structural-collections.ts';
import {structuralSpans} from '../../../stages/tokenize/structural/structural-spans.ts';
import {structuralTokenizer} from '../../../stages/tokenize/structural/structural-tokens.ts';
import {addedMarks} from '../../../stages/tokenize/profiles/profile-choice.ts';
import {writtenText} from '../../../stages/tokenize/profiles/written-pieces.ts';
import type {Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {traceTokens} from '../../../stages/tokenize/trace-tokens.ts';
import {keptStructure} from '../artefacts/structure-pin.ts';
import {readValue} from '../build/read-built.ts';
import {structureBuilt} from '../build/structure-built.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {spellId} from '../look/row-id.ts';
import {asBuilt} from '../verify/as-built.ts';
import type {ShownSequence} from './shown.ts';
import type {TokenPlace} from './token-place.ts';

export type StructureReader = (place: TokenPlace) => Promise<ShownSequence>;

/** `base` is the tokenizer of the shard, `build` the line that makes what is gone. */
export async function structureReader(finished: Finished, base: Tokenizer, build: string): Promise<StructureReader> {
  const recipe = structureBuilt(finished.build.collections);
  const vocabulary = recipe && (await keptStructure(finished.dataset.store, recipe.vocabulary));
  if (recipe === undefined || vocabulary === undefined) throw new LookFailure('not-found', 'Could not load the vocabulary of structure of the build: it is gone from the store, or damaged', build);
  const tokenizer = structuralTokenizer(base, vocabulary.tokens, addedMarks(asBuilt(finished.dataset, finished.build).profile));
  return async ({row, sample, sequence, range, tokens}) => {
    const [digest] = await digestsIn(finished, finished.build, {collection: chunksName, ids: [row.id]});
    const chunks = digest === undefined ? [] : await readValue(finished.store, digest, chunksCodec);
    const {spans} = structuralSpans(chunkItems(chunks, recipe.sequences)[sample] ?? [], tokenizer);
    const texts = spans.map((span) => writtenText([span]));
    const own = {from: range.from, to: Math.min(range.to, tokens.ids.length)};
    return {
      document: {collection: chunksName, id: spellId(row.id)},
      sample,
      sequence,
      ...range,
      ids: Array.from(tokens.ids.subarray(own.from, own.to)),
      text: tokenizer.decode(tokens.ids.slice(own.from, own.to)),
      end: range.to > tokens.ids.length,
      pieces: traceTokens(tokens, own, {tokenizer, spanBytes: texts.map((text) => text.length)}).map(({span, from, to}) => {
        const shown = spans[span];
        return {span, text: texts[span]?.subarray(from, to).toString('utf8') ?? null, kind: shown !== undefined && 'control' in shown ? 'mark' : 'template', of: null, leaf: null, row: null, from, to};
      }),
    };
  };
}
