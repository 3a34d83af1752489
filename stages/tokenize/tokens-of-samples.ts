// The task that tokenizes the samples of a document: each rendered from its spans by a profile, then encoded as one text.
import {defineTask} from '../../graph/task/task.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {isStub} from '../../graph/value/stub.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {textBytes} from '../sample/samples-of.ts';
import {markWriter} from './profiles/mark-writer.ts';
import type {ProfileParams} from './profiles/profile-choice.ts';
import {addFigures, noFigures} from './token-figures.ts';
import {tokenListCodec, tokenListOf, uncut, type TokenizedSample} from './token-list.ts';
import {tokenizeDocument} from './tokenize-document.ts';
import type {Tokenizer} from './tokenizer.ts';

/** Named by its digest, so that a tokenizer that is renamed tokenizes nothing again. */
export type TokenRules = ProfileParams & {readonly tokenizer: Digest};

export const tokensOfSamples = defineTask({
  name: 'tokens',
  // 2: marks are written as a profile has them. 3: a list of tokens says where its document stands.
  // 4: texts over a megabyte have tokens, where the tokenizer can take them.
  // 5: it says what its tokens are of. 6: texts of more than half a million tokens have all of them, whatever was tokenized before.
  // 7: it says how many lines its texts have.
  version: 7,
  input: {samples: samplesCodec},
  output: tokenListCodec,
  loads: ({tokenizer}: TokenRules) => [tokenizer],
  run({samples: row}, rules: TokenRules, resources) {
    const writer = markWriter(rules, resources.get(rules.tokenizer) as Tokenizer);
    const list: TokenizedSample[] = [];
    let figures = noFigures;
    const {samples, leaves} = row.body();
    for (const sample of samples) {
      const length = textBytes(sample);
      // Such a text keeps its record and has no tokens.
      if (length > writer.tokenizer.longestText) return {stub: `too-long: ${length} bytes of text`};
      const document = tokenizeDocument(sample, {leaves}, writer);
      if (isStub(document)) return document;
      const {figures: own, ...tokens} = document;
      list.push(uncut(tokens));
      figures = addFigures(figures, own);
    }
    return tokenListOf(row, list, figures);
  },
});
