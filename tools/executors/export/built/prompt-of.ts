// A sample as a question and its answer: what is shown and not trained on, and behind it what is.
import {spanBytes} from '../../../../stages/sample/samples-of.ts';
import type {Sample} from '../../../../stages/sample/sample.ts';

export type Lacking = 'no answer' | 'no question' | 'several answers';
export interface Prompted {readonly prompt: string; readonly completion: string}

/** `text`: of the sample. Marks have no say: one before the answer is the last of the question. */
export function promptOf({spans}: Pick<Sample, 'spans'>, text: Buffer): Lacking | Prompted {
  const stretches: {readonly trained: boolean; readonly from: number; to: number}[] = [];
  let at = 0;
  for (const span of spans) {
    const from = at;
    at += spanBytes(span);
    if (span.kind === 'mark' || at === from) continue;
    const last = stretches.at(-1);
    if (last?.trained === span.loss > 0) last.to = at;
    else stretches.push({trained: span.loss > 0, from, to: at});
  }
  const [answer, ...more] = stretches.filter(({trained}) => trained);
  if (answer === undefined) return 'no answer';
  if (more.length > 0) return 'several answers';
  return stretches[0] === answer ? 'no question' : {prompt: text.toString('utf8', 0, answer.from), completion: text.toString('utf8', answer.from, answer.to)};
}
