// A better and a worse answer to one prompt, in the fields that trainers of preferences read.
import {partTexts} from '../../sample/request/part-texts.ts';
import type {Body, Sample} from '../../sample/sample.ts';

/** Bumped when equal samples may be written otherwise. */
export const preferenceVersion = 1;

export function preferenceRow(sample: Sample, body: Pick<Body, 'leaves'>): object {
  const text = partTexts(sample, body);
  const {parts: _, ...metadata} = sample.meta;
  return {prompt: text('prompt'), chosen: text('chosen'), rejected: text('rejected'), metadata: {...metadata, group: sample.group}};
}
