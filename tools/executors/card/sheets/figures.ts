// What `statistics` adds: months and years, where a dataset counts them.
import {lookUp, recordIn, type Query, type Row, type Written} from '../query.ts';
import type {Sheet} from '../sheet.ts';

/** By month or by year of the corrected date of a change. Nothing where nobody counts them. */
export function timeSheet(written: Written, by: 'months' | 'years'): Sheet | undefined {
  const all = recordIn(lookUp(written.stats, ['figures', by]));
  const rows = Object.entries(all).flatMap(([time, kinds]) => Object.keys(recordIn(kinds)).filter((kind) => kind !== 'all').map((kind): Row => ({time, kind})));
  const of = (name: string): Query => ({in: 'stats.json', at: ['figures', by, '$time', '$kind', name]});
  return rows.length === 0 ? undefined : {
    title: 'Timeline',
    about: 'By the corrected date of the change that a document tells of, in the time of Greenwich. Files without a date stand in no month.',
    heads: [{name: 'time', title: by === 'months' ? 'month' : 'year'}, {name: 'kind', title: 'kind'}],
    columns: [{title: 'documents', query: of('documents')}, {title: 'bytes of text', query: of('bytes')}, ...(written.manifest.tokenizers.length === 0 ? [] : [{title: 'tokens', query: of('tokens')}])],
    rows,
  };
}
