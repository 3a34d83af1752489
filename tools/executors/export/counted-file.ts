// What an export counted, as a file beside its rows.
import {tallyCodec, type Tally} from '../../../stages/dataset/tally.ts';
import {readValue, rowDigests} from '../build/read-built.ts';
import type {Exported, ExportFile} from './export-format.ts';
import {fileKey} from './file-key.ts';

/** `collection`: a fold of tallies. */
export async function countedFile({store, built}: Exported, {name, collection}: {readonly name: string; readonly collection: string}): Promise<ExportFile> {
  const [sum] = await rowDigests(store, built, collection);
  const text = `${JSON.stringify(grouped(sum === undefined ? {} : await readValue(store, sum, tallyCodec)), null, 2)}\n`;
  return {
    name,
    key: fileKey(text),
    async *content() {
      yield Buffer.from(text);
    },
  };
}

/** `change_type new_function: 3` becomes `change_type: {new_function: 3}`; the most frequent first. */
function grouped(tally: Tally): Readonly<Record<string, unknown>> {
  const plain: Record<string, number> = {};
  const groups = new Map<string, [string, number][]>();
  for (const [name, count] of Object.entries(tally)) {
    const [group = '', ...rest] = name.split(' ');
    if (rest.length === 0) plain[name] = count;
    else groups.set(group, [...(groups.get(group) ?? []), [rest.join(' '), count]]);
  }
  const sorted = [...groups].map(([group, counts]) => [group, Object.fromEntries(counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))] as const);
  return {...plain, ...Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)))};
}
