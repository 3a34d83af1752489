// The tasks that count the pre-tokens of a document and add the counts up.
import {defineTask} from '../../../graph/task/task.ts';
import {render} from '../../sample/render.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import {textBytes as lengthOf} from '../../sample/samples-of.ts';
import {addCounts} from './add-counts.ts';
import type {PatternFamily} from './pattern-family.ts';
import {countsFrom, longestCounted} from './pre-token-counts.ts';
import {preTokenCountsCodec} from './pre-token-counts-codec.ts';
import {regexPreTokens} from './pre-tokens.ts';

/** The pattern overflows on words of a few megabytes. A document of this size is not tokenized either. */
const longestText = 1024 * 1024;

/** Text is cut as it will be tokenized: the spans of a sample as one. */
export const preTokensOfSamples = defineTask({
  name: 'pre-tokens',
  version: 1,
  input: {samples: samplesCodec},
  output: preTokenCountsCodec,
  run({samples: row}, {pattern}: {readonly pattern: PatternFamily}) {
    const {samples, leaves} = row.body();
    const cutter = regexPreTokens(pattern);
    const byPiece = new Map<string, number>();
    let [textBytes, longBytes] = [0, 0];
    for (const sample of samples) {
      const length = lengthOf(sample);
      if (length > longestText) return {stub: `too-long: ${length} bytes of text`};
      const text = Buffer.from(Buffer.concat(render(sample, {leaves}).map((span) => span.text)).toString('utf8'), 'utf8');
      textBytes += text.length;
      let start = 0;
      for (const end of cutter.ends(text)) {
        if (end - start > longestCounted) longBytes += end - start;
        else {
          const piece = text.toString('latin1', start, end);
          byPiece.set(piece, (byPiece.get(piece) ?? 0) + 1);
        }
        start = end;
      }
    }
    return countsFrom(byPiece, {documents: 1, textBytes, longBytes});
  },
});

export const countsOfDocument = defineTask({
  name: 'pre-tokens of a document',
  version: 1,
  input: {row: preTokenCountsCodec},
  output: preTokenCountsCodec,
  light: true,
  run: ({row}) => row,
});

export const sumOfCounts = defineTask({
  name: 'sum of pre-tokens',
  version: 1,
  input: {left: preTokenCountsCodec, right: preTokenCountsCodec},
  output: preTokenCountsCodec,
  light: true,
  run: ({left, right}) => addCounts(left, right),
});
