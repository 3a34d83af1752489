// JSONL in the seeds' shape: one strict JSON object a line, one field that is text, all others metadata.
import {render} from '../sample/render.ts';
import type {Format} from './format.ts';
import {jsonText} from './json-text.ts';

const end = Buffer.from('}\n');

export const jsonl: Format = {
  name: 'jsonl',
  version: 1,
  extension: 'jsonl',
  /** The text comes last, so the record is its metadata, opened again at its end. */
  write({samples, leaves}) {
    return samples.flatMap((sample) => {
      const head = JSON.stringify({type: sample.kind, ...sample.meta}).slice(0, -1);
      return [Buffer.from(`${head},"training_content":`, 'utf8'), jsonText(render(sample, {leaves}).map(({text}) => text)), end];
    });
  },
};
