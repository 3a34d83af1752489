// Rows of samples that an export writes: of requests that were opened when it says, no more than it says, in the order of their numbers.
import type {Params} from '../../../graph/value/params.ts';
import type {Body, Sample} from '../../../stages/sample/sample.ts';
import {rowsOf, type Row} from '../build/rows-of.ts';
import {sampleBodies} from '../look/sample-bodies.ts';
import {chosenRows} from './chosen-rows.ts';
import type {Exported} from './export-format.ts';
import {within} from './time-span.ts';

/** `meta`: of each of its samples. */
export interface OpenedRow extends Row {readonly metas: readonly Sample['meta'][]}

export async function openedRows({store, built, opened, maxSamples}: Pick<Exported, 'built' | 'maxSamples' | 'opened' | 'store'>, collection: string): Promise<readonly OpenedRow[]> {
  const rows = (await rowsOf(store, built, collection)).toSorted((a, b) => Number(a.id) - Number(b.id));
  const found: OpenedRow[] = [];
  let next = 0;
  for await (const {samples} of sampleBodies(store, rows.map(({digest}) => digest), 'samples')) {
    const row = rows[next++];
    if (row !== undefined && within(openedAt(samples), opened)) found.push({...row, metas: samples.map(({meta}) => meta)});
  }
  const chosen = new Set(chosenRows(found, maxSamples));
  return found.filter(({digest}) => chosen.has(digest));
}

function openedAt([sample]: Body['samples']): number {
  const {created, created_at}: Readonly<Record<string, Params>> = sample?.meta ?? {};
  return typeof created === 'number' ? created : Date.parse(String(created_at)) / 1000;
}
