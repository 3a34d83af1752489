// `chunks.jsonl` with the seed's keys: one chunk a line, its code on both sides and its part of the patch as texts of their own.
import {render} from '../sample/render.ts';
import type {Mark, Sample} from '../sample/sample.ts';
import type {Format} from './format.ts';
import {jsonText} from './json-text.ts';

const end = Buffer.from('}\n');
/** Which field the spans after a mark are. */
const fields: Partial<Readonly<Record<Mark, string>>> = {before: 'old_code', after: 'new_code', diff: 'patch'};

export const chunksJsonl: Format = {
  name: 'chunks jsonl',
  version: 1,
  extension: 'jsonl',
  write: ({samples, leaves}) => samples.flatMap((sample) => {
    const texts = textsOf(sample, render(sample, {leaves}));
    const head = JSON.stringify(sample.meta).slice(0, -1);
    return [Buffer.from(head, 'utf8'), ...[...texts].flatMap(([field, text]) => [Buffer.from(`,"${field}":`), jsonText(text)]), end];
  }),
};

function textsOf({spans}: Sample, rendered: ReturnType<typeof render>): ReadonlyMap<string, readonly Uint8Array[]> {
  const texts = new Map<string, Uint8Array[]>();
  let open: Uint8Array[] = [];
  for (const [at, span] of spans.entries()) {
    if (span.kind === 'mark') texts.set(fields[span.mark] ?? span.mark, (open = []));
    else open.push(rendered[at]?.text ?? new Uint8Array());
  }
  return texts;
}
