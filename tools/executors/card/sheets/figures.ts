// What `statistics` adds, where a dataset asks for it: months and years, languages of what is shown, the history.
import {lookUp, recordIn, type Query, type Row, type Written} from '../query.ts';
import {largestFirst, type Sheet} from '../sheet.ts';

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

/** By the languages of the files that documents show, whatever the documents are. */
export function shownLanguageSheet(written: Written): Sheet | undefined {
  const unit = written.manifest.tokenizers.length === 0 ? 'bytes' : 'tokens';
  const of = (name: string): Query => ({in: 'stats.json', at: ['figures', 'languages', '$language', 'all', name]});
  const rows = Object.keys(recordIn(lookUp(written.stats, ['figures', 'languages']))).map((language): Row => ({language}));
  return rows.length === 0 ? undefined : largestFirst({
    title: 'Languages of documents',
    about: 'By the names of the files that a document shows: one language, `several`, or `none` where it names no file.',
    heads: [{name: 'language', title: 'language'}],
    columns: [{title: 'documents', query: of('documents')}, {title: unit, query: of(unit)}, {title: 'share', query: {share: of(unit), whole: {in: 'stats.json', at: ['figures', 'kinds', 'all', unit]}}, as: 'share'}],
    rows,
  }, of(unit), written);
}

/** What the commits come to that a dataset is made of. */
export function historySheet({stats}: Written): Sheet | undefined {
  const history = recordIn(lookUp(stats, ['history']));
  const of = (name: string): Query => ({in: 'stats.json', at: ['history', name]});
  const [first, last] = [history['first'], history['last']];
  return history['commits'] === undefined ? undefined : {
    title: 'History',
    about: 'All commits that documents could be made of, and the lines that their changes add and remove.',
    heads: [],
    columns: ['commits', 'merges', 'files', 'insertions', 'deletions'].map((name) => ({title: name, query: of(name)})),
    rows: [{}],
    remark: {title: 'from, to', of: () => (typeof first === 'string' && typeof last === 'string' ? `${first.slice(0, 10)}, ${last.slice(0, 10)}` : '')},
  };
}
