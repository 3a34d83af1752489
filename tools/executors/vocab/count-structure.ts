// Brings the counts of a history's contexts and words up to date.
import {rulesTag} from '../../../stages/clean/rules-in-force.ts';
import {countingPipeline} from '../../../stages/counting.ts';
import type {ChunkRules} from '../../../stages/tokenize/structural/commit-chunks.ts';
import {countsCodec, type StructuralCounts} from '../../../stages/tokenize/structural/structural-counts.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import {readValue, rowDigests} from '../build/read-built.ts';
import {sideBuild, type SideBuilt} from '../build/side-build.ts';

export type CountedStructure = Omit<SideBuilt<unknown>, 'found'> & {readonly counts: StructuralCounts};

export async function countStructure(dataset: Dataset, rules: ChunkRules, surroundings: Surroundings): Promise<CountedStructure> {
  const {found: counts, ...built} = await sideBuild(dataset, {
    name: 'structure',
    plan({clean, chunks, forget, commits: {context}}, {commits, files}) {
      const licences = forget?.licences ?? [];
      return countingPipeline(commits, rules, {clean: rulesTag(clean?.rules), context, chunks, ...(licences.length > 0 && {forget: {licences, files}})}).plan;
    },
    async read(store, built): Promise<StructuralCounts> {
      const [sum] = await rowDigests(store, built, 'structure.counts');
      return sum === undefined ? {chunks: 0, words: 0, tokens: new Map()} : await readValue(store, sum, countsCodec);
    },
  }, surroundings);
  return {...built, counts};
}
