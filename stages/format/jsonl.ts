// JSONL in the seeds' shape: one strict JSON object a line, one field that is text, all others metadata.
import {render, renderedText} from '../sample/render.ts';
import type {Format} from './format.ts';

export const jsonl: Format = {
  name: 'jsonl',
  version: 1,
  extension: 'jsonl',
  /** The lines of one document's samples. */
  write({samples, leaves}) {
    return samples.map((sample) => `${JSON.stringify({type: sample.kind, ...sample.meta, training_content: renderedText(render(sample, {leaves}))})}\n`).join('');
  },
};
