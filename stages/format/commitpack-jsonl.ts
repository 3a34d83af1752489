// CommitPack's rows, a line each, with its ten keys in its order: the sides of a file are texts of their own, the rest is what the row says.
import {render} from '../sample/render.ts';
import type {Sample} from '../sample/sample.ts';
import type {Format} from './format.ts';
import {jsonText} from './json-text.ts';

export const commitpackJsonl: Format = {
  name: 'commitpack jsonl',
  version: 1,
  extension: 'jsonl',
  write: ({samples, leaves}) => samples.flatMap((sample) => {
    const {commit, old_file, new_file, ...rest} = sample.meta;
    const [before, after] = sidesOf(sample, render(sample, {leaves}));
    const head = JSON.stringify({commit, old_file, new_file}).slice(0, -1);
    const tail = JSON.stringify(rest).slice(1);
    return [Buffer.from(`${head},"old_contents":`), jsonText(before), Buffer.from(',"new_contents":'), jsonText(after), Buffer.from(`,${tail}\n`)];
  }),
};

/** What stands after each of the two marks. */
function sidesOf({spans}: Sample, rendered: ReturnType<typeof render>): readonly [readonly Uint8Array[], readonly Uint8Array[]] {
  const sides: [Uint8Array[], Uint8Array[]] = [[], []];
  let open = sides[0];
  for (const [at, span] of spans.entries()) {
    if (span.kind === 'mark') open = span.mark === 'after' ? sides[1] : sides[0];
    else open.push(rendered[at]?.text ?? new Uint8Array());
  }
  return sides;
}
