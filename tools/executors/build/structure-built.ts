// The structure of commits as a finished build was made with, as it spells it itself.
import type {CollectionRoot} from '../../../graph/root.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {SequenceRules} from '../../../stages/tokenize/structural/chunk-items.ts';
import type {ChunkRules} from '../../../stages/tokenize/structural/commit-chunks.ts';
import {chunksName, structureKind, type StructureRecipe} from '../../../stages/tokenize/structural/structural-collections.ts';
import type {StructureRules} from '../../../stages/tokenize/structural/structural-tokens.ts';
import {tokensMeant, uncutMeant} from '../../../stages/tokenize/tokens-named.ts';
import {paramsMade} from './params-made.ts';

/** None where the build has none. */
export function structureBuilt(collections: readonly Pick<CollectionRoot, 'name' | 'making'>[]): StructureRecipe | undefined {
  const chunks = collections.find(({name}) => name === chunksName);
  // Those that are cut do not say how they were made before.
  const tokens = collections.find(({name}) => uncutMeant(name)?.kind === structureKind) ?? collections.find(({name}) => tokensMeant(name)?.kind === structureKind);
  if (chunks === undefined || tokens === undefined) return undefined;
  // Every tokenizer is given the same of them. They were written by this program, and are compared with what it would do today.
  const {tokenizer, above, vocabulary, ...sequences} = paramsMade(tokens.making) as unknown as StructureRules;
  return {chunks: paramsMade(chunks.making) as unknown as ChunkRules, sequences: sequences satisfies SequenceRules, vocabulary: vocabulary as Digest};
}
