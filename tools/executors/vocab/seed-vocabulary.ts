// The seed's vocabulary of words, written as it had it: `vocab.json`, and how well it fits what was counted.
import {basename, dirname} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {seedVocabularyBuilder, vocabJson} from '../../../stages/tokenize/structural/seed-vocabulary.ts';
import {vocabularyStatistics, type VocabularyStatistics} from '../../../stages/tokenize/structural/vocabulary-statistics.ts';
import {writing} from '../build/output-error.ts';
import {writeWhole} from '../build/write-whole.ts';
import type {CountedStructure} from './count-structure.ts';

export interface SeedReport extends VocabularyStatistics {
  readonly file: string;
  /** Rows of an embedding, and ids that are given. */
  readonly size: number;
  readonly ids: number;
}

export async function writeSeedVocabulary(file: string, {counts}: Pick<CountedStructure, 'counts'>): Promise<SeedReport> {
  const vocabulary = seedVocabularyBuilder().build(counts);
  await writing(dirname(file), async () => {
    await makeFolder(dirname(file));
    await writeWhole(dirname(file), basename(file), vocabJson(vocabulary));
  });
  return {file, size: vocabulary.size, ids: vocabulary.ids.size, ...vocabularyStatistics(vocabulary, counts)};
}
