// Pieces of code with the seed's keys, a line each: the text with its head first, and what is known of it behind.
import {render} from '../sample/render.ts';
import type {Format} from './format.ts';
import {jsonText} from './json-text.ts';

export const codeJsonl: Format = {
  name: 'code jsonl',
  version: 1,
  extension: 'jsonl',
  write: ({samples, leaves}) => samples.flatMap((sample) => [Buffer.from('{"text":'), jsonText(render(sample, {leaves}).map(({text}) => text)), Buffer.from(`,${JSON.stringify(sample.meta).slice(1)}\n`)]),
};
