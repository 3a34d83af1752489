// What the snapshot is made of: languages, encodings, licences.
import {largestFirst, type Sheet} from '../sheet.ts';
import {lookUp, recordIn, type Query, type Row, type Written} from '../query.ts';

/** Names in the middle of a tally's, such as those of `language Rust files`. */
export function namesWithin(written: Written, path: readonly string[], [before, after]: readonly [before: string, after: string]): readonly string[] {
  const names = Object.keys(recordIn(lookUp(written.stats, path))).filter((name) => name.startsWith(before) && name.endsWith(after) && name.length > before.length + after.length);
  return names.map((name) => name.slice(before.length, name.length - after.length));
}

export function languageSheet(written: Written): Sheet {
  const of = (what: string): Query => ({in: 'stats.json', at: ['files', `language $language ${what}`]});
  const rows = namesWithin(written, ['files'], ['language ', ' files']).map((language): Row => ({language}));
  return largestFirst({
    title: 'Languages',
    about: 'All files of the snapshot, those that were left out included. A language is told by name, ending and first line.',
    heads: [{name: 'language', title: 'language'}],
    columns: [{title: 'files', query: of('files')}, {title: 'lines', query: of('lines')}, {title: 'bytes', query: of('bytes')}, {title: 'share of bytes', query: {share: of('bytes'), whole: {in: 'stats.json', named: ['language ', ' bytes'], of: ['files']}}, as: 'share'}],
    rows,
  }, of('bytes'), written);
}

export function licenceSheet({manifest}: Written): Sheet {
  const query: Query = {in: 'manifest.json', at: ['licences', '$licence']};
  const sheet: Sheet = {
    title: 'Licences',
    about: 'Files that make a sample, by the licence that they or the folders above them name, as SPDX spells it.',
    heads: [{name: 'licence', title: 'licence'}],
    columns: [{title: 'files', query}, {title: 'share', query: {share: query, whole: {in: 'manifest.json', below: [['licences']]}}, as: 'share'}],
    rows: Object.keys(manifest.licences).map((licence) => ({licence})),
  };
  return largestFirst(sheet, query, {stats: null, manifest});
}

export function encodingSheet(written: Written): Sheet {
  const query: Query = {in: 'stats.json', at: ['files', 'encoding $encoding files']};
  return largestFirst({
    title: 'Encodings',
    about: 'All files of the snapshot by how their text was found to be written; what is not UTF-8 is turned into it.',
    heads: [{name: 'encoding', title: 'encoding'}],
    columns: [{title: 'files', query}],
    rows: namesWithin(written, ['files'], ['encoding ', ' files']).map((encoding) => ({encoding})),
  }, query, written);
}
