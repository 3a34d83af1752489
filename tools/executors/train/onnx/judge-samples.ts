// How well samples are predicted, all of them together. It changes nothing of what is learned.
import {layBatch, type ShownText} from '../../../../stages/train/onnx/lay-batch.ts';
import type {Learner} from './learner.ts';
import type {RunFile} from './run-file.ts';
import type {ShownSamples} from './shown-samples.ts';

/** The weighted sum of -log p, that of weights, and of how many predicted tokens how many were the likeliest. */
export interface Judgement {readonly nats: number; readonly weight: number; readonly tokens: number; readonly right: number}

export interface Judging {readonly learner: Learner; readonly samples: ShownSamples; readonly asked: () => boolean}

/** None where it was asked to stop before its end. */
export async function judgeSamples({learner, samples, asked}: Judging, positions: readonly number[], {micro, length}: Pick<RunFile, 'micro' | 'length'>): Promise<Judgement | undefined> {
  let [nats, weight, tokens, right] = [0, 0, 0, 0];
  for (let first = 0; first < positions.length; first += micro) {
    if (asked()) return undefined;
    const shown: (readonly ShownText[])[] = [];
    for (const position of positions.slice(first, first + micro)) shown.push(await samples.at(position));
    const batch = layBatch(shown, length);
    const found = await learner.judge(batch);
    for (const [place, own] of batch.weights.entries()) {
      if (own === 0) continue;
      nats += found.nats[place] ?? 0;
      weight += own;
      tokens++;
      right += found.right[place] ?? 0;
    }
  }
  return {nats, weight, tokens, right};
}
