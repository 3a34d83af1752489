// `chunks.jsonl` with the seed's keys: one chunk a line, its code on both sides and its part of the patch as texts of their own.
import type {Params} from '../../graph/value/params.ts';
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
    const {cross_file_context: context, ...meta} = sample.meta;
    const {code, ...texts} = textsOf(sample, render(sample, {leaves}));
    const head = JSON.stringify(meta).slice(0, -1);
    return [Buffer.from(head, 'utf8'), ...Object.entries(texts).flatMap(([field, [text = []]]) => [Buffer.from(`,"${field}":`), jsonText(text)]), ...(Array.isArray(context) ? contextOf(context, code ?? []) : []), end];
  }),
};

/** Each with its text last. */
function contextOf(records: readonly Params[], texts: readonly (readonly Uint8Array[])[]): readonly Buffer[] {
  const written = records.flatMap((record, at) => [Buffer.from(`${at === 0 ? '' : ','}${JSON.stringify(record).slice(0, -1)},"text":`, 'utf8'), jsonText(texts[at] ?? []), Buffer.from('}')]);
  return [Buffer.from(',"cross_file_context":['), ...written, Buffer.from(']')];
}

/** By field; only of what is around a chunk there are several. */
function textsOf({spans}: Sample, rendered: ReturnType<typeof render>): Readonly<Record<string, readonly (readonly Uint8Array[])[]>> {
  const texts: Record<string, Uint8Array[][]> = {};
  let open: Uint8Array[] = [];
  for (const [at, span] of spans.entries()) {
    if (span.kind === 'mark') (texts[fields[span.mark] ?? span.mark] ??= []).push((open = []));
    else open.push(rendered[at]?.text ?? new Uint8Array());
  }
  return texts;
}
