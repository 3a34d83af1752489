// The tasks that count the pre-tokens of a document and add the counts up.
import {defineTask} from '../../../graph/task/task.ts';
import {render} from '../../sample/render.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import {textBytes as lengthOf} from '../../sample/samples-of.ts';
import {addCounts} from './add-counts.ts';
import type {PatternFamily} from './pattern-family.ts';
import {preTokenCounter} from './pre-token-counter.ts';
import {countsFrom, longestCounted} from './pre-token-counts.ts';
import {preTokenCountsCodec} from './pre-token-counts-codec.ts';
import {preTokensOf} from './pre-tokens-of.ts';

/** Text is cut as it will be tokenized: the spans of a sample as one. */
export const preTokensOfSamples = defineTask({
  name: 'pre-tokens',
  // 2: characters are what the Rust library takes them for, also those that are new in Unicode 17, and a text has no length that is too much.
  version: 2,
  input: {samples: samplesCodec},
  output: preTokenCountsCodec,
  run({samples: row}, {pattern}: {readonly pattern: PatternFamily}) {
    const {samples, leaves} = row.body();
    const cutter = preTokensOf(pattern);
    const counter = preTokenCounter();
    let [textBytes, longBytes] = [0, 0];
    for (const sample of samples) {
      const length = lengthOf(sample);
      if (length > cutter.longestText) return {stub: `too-long: ${length} bytes of text`};
      const text = Buffer.from(Buffer.concat(render(sample, {leaves}).map((span) => span.text)).toString('utf8'), 'utf8');
      textBytes += text.length;
      let start = 0;
      for (const end of cutter.ends(text)) {
        if (end - start > longestCounted) longBytes += end - start;
        else counter.add(text, start, end);
        start = end;
      }
    }
    return countsFrom(counter.counted(), {documents: 1, textBytes, longBytes});
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
