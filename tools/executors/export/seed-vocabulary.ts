// `vocab-json`: the seed's vocab.json of 50,257 words, from the sequences of structure of the history, and how well it fits them.
import {rulesTag} from '../../../stages/clean/rules-in-force.ts';
import {countingPipeline} from '../../../stages/counting.ts';
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {chunkRules} from '../../../stages/tokenize/structural/commit-chunks.ts';
import {countsCodec, type StructuralCounts} from '../../../stages/tokenize/structural/structural-counts.ts';
import {seedVocabularyBuilder, vocabJson} from '../../../stages/tokenize/structural/seed-vocabulary.ts';
import {vocabularyStatistics} from '../../../stages/tokenize/structural/vocabulary-statistics.ts';
import {readValue, rowDigests} from '../build/read-built.ts';
import type {Exported, ExportFormat} from './export-format.ts';
import {textFile} from './text-file.ts';

const counted = 'structure.counts';

export const seedVocabulary: ExportFormat = {
  fileName: /^(?:vocab|vocab_stats)\.json$/,
  rows: counted,
  plan({clean, chunks, forget, commits: {context, merges}}, {commits, files}) {
    const licences = forget?.licences ?? [];
    return countingPipeline(commits, {...chunkRules, merges: twoSidedMerges(merges)}, {clean: rulesTag(clean?.rules), context, chunks, ...(licences.length > 0 && {forget: {licences, files}})}).plan;
  },
  async files(exported) {
    const counts = await countsOf(exported);
    const vocabulary = seedVocabularyBuilder().build(counts);
    const statistics = {size: vocabulary.size, ids: vocabulary.ids.size, ...vocabularyStatistics(vocabulary, counts)};
    return [textFile('vocab.json', Buffer.from(vocabJson(vocabulary)).toString('utf8')), textFile('vocab_stats.json', `${JSON.stringify(statistics, null, 2)}\n`)];
  },
};

async function countsOf({store, built}: Pick<Exported, 'built' | 'store'>): Promise<StructuralCounts> {
  const [sum] = await rowDigests(store, built, counted);
  return sum === undefined ? {chunks: 0, words: 0, tokens: new Map()} : await readValue(store, sum, countsCodec);
}
