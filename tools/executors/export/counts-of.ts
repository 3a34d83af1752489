// What an export counted, the counts whose names begin with one word together.
import {tallyCodec, type Tally} from '../../../stages/dataset/tally.ts';
import {readValue, rowDigests} from '../build/read-built.ts';
import type {Exported} from './export-format.ts';

export interface Counts {
  /** Of one word. */
  readonly plain: Tally;
  /** `change_type new_function: 3` is `change_type: {new_function: 3}`; in the order of their names, and in each the most frequent first. */
  readonly groups: Readonly<Record<string, Tally>>;
}

/** `collection`: a fold of tallies. */
export async function countsOf({store, built}: Pick<Exported, 'store' | 'built'>, collection: string): Promise<Counts> {
  const [sum] = await rowDigests(store, built, collection);
  const plain: Record<string, number> = {};
  const groups = new Map<string, [string, number][]>();
  for (const [name, count] of Object.entries(sum === undefined ? {} : await readValue(store, sum, tallyCodec))) {
    const [group = '', ...rest] = name.split(' ');
    if (rest.length === 0) plain[name] = count;
    else groups.set(group, [...(groups.get(group) ?? []), [rest.join(' '), count]]);
  }
  const sorted = [...groups].map(([group, counts]) => [group, Object.fromEntries(counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))] as const);
  return {plain, groups: Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)))};
}
