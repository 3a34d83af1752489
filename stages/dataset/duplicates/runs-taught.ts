// The runs of words that a sample teaches: those of what is trained that it does not show as well. Two versions of a file before and after a change share
// nearly all of their words; what makes each sample one of its own is what changed.
import type {Body, Sample} from '../../sample/sample.ts';
import type {RunRules} from './near-rules.ts';
import {runsOfWords, withoutRuns} from './runs-of-words.ts';
import {shownText, trainedText} from './trained-text.ts';

export function runsTaught(sample: Sample, leaves: Pick<Body, 'leaves'>, rules: RunRules): Uint32Array {
  const runs = runsOfWords(trainedText(sample, leaves), rules);
  const shown = shownText(sample, leaves);
  return shown.length === 0 ? runs : withoutRuns(runs, runsOfWords(shown, rules));
}
