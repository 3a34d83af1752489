// What a rule of phases can ask of a commit as structure: of its own chunks, since what is made of the commit otherwise may be of less or of none of it.
import {defineTask} from '../../../graph/task/task.ts';
import {complexityOf, documentFactsCodec, isTestFile, type DocumentFacts} from '../../dataset/phases/document-facts.ts';
import {documentOrder} from '../../dataset/document-order.ts';
import {fileType} from '../../chunk/file-nature.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {chunksCodec, codeOf} from './structural-chunk.ts';

export const structureFacts = defineTask({
  name: 'facts of a commit as structure',
  version: 1,
  input: {commit: commitCodec, chunks: chunksCodec},
  output: documentFactsCodec,
  run({commit: {corrected, oid}, chunks}): DocumentFacts {
    const bytes = chunks.reduce((sum, chunk) => sum + Buffer.byteLength(codeOf(chunk)), 0);
    const paths = chunks.map(({path}) => path).filter((path) => path !== '');
    return {
      order: documentOrder({when: {corrected, oid}, name: ''}),
      bytes,
      complexity: complexityOf(bytes, chunks.length),
      discussed: false,
      tests: chunks.some(({test}) => test) || paths.some(isTestFile),
      extensions: [...new Set(paths.map(fileType))].sort(),
    };
  },
});
