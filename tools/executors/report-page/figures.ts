// The figures of a report, in the order in which a reader asks: what it is made of, when that was, how it is parted, how long things are, of what, and what is missing.
import {lookUp, type Query, type Written} from '../card/query.ts';
import {historySheet, shownLanguageSheet, timeSheet} from '../card/sheets/figures.ts';
import {kindSheet, kindsIn} from '../card/sheets/kinds.ts';
import {histogramSheet} from '../card/sheets/lengths.ts';
import {copySheet, dropSheet, redactionSheet, repetitionSheet} from '../card/sheets/losses.ts';
import {placeSheet, shareSheet, tokenizerSheet} from '../card/sheets/places.ts';
import {languageSheet, licenceSheet} from '../card/sheets/sources.ts';
import type {Sheet} from '../card/sheet.ts';
import {columnOf, hasColumn, numbersOf, paletteOf, type Figure, type Lead} from './figure.ts';
import {lengthPicture} from './pictures/lengths.ts';
import {partsOfWhole} from './pictures/parts-of-whole.ts';
import {stackedBars} from './pictures/stacked-bars.ts';
import {timeline} from './pictures/timeline.ts';
import {copied, dropped, ranked, repeated} from './ranked-figures.ts';
import type {Palette} from './spec.ts';

export function figuresOf(written: Written, focus: readonly (readonly [phase: string, text: string])[]): readonly Figure[] {
  const kinds = paletteOf(kindsIn(written));
  const each = (sheet: Sheet | undefined, figure: (sheet: Sheet) => Figure): readonly Figure[] => (sheet === undefined ? [] : [figure(sheet)]);
  return [
    composition(kindSheet(written), kinds, written),
    ...each(timeSheet(written, 'months'), (sheet) => months(sheet, kinds, written)),
    ...each(placeSheet(written, focus), (sheet) => places(sheet, written)),
    ...each(shareSheet(written), (sheet) => shares(sheet, written)),
    ...each(histogramSheet(written), (sheet) => lengths(sheet, kinds, written)),
    ...each(shownLanguageSheet(written), (sheet) => ranked(sheet, {title: 'Languages of documents', column: hasColumn(sheet, 'tokens') ? 'tokens' : 'bytes', share: 'share', name: 'language', lead: (name, share) => [share, ` of it is ${name}.`]}, written)),
    ranked(languageSheet(written), {title: 'Languages of the snapshot', column: 'bytes', share: 'share of bytes', name: 'language', lead: (name, share) => [share, ` of the bytes of all files are ${name}.`]}, written),
    ...each(dropSheet(written), (sheet) => dropped(sheet, kinds, written)),
    ranked(licenceSheet(written), {title: 'Licences', column: 'files', share: 'share', name: 'licence', lead: (name, share) => [share, ` of the files are under ${name}.`]}, written),
    ...each(repetitionSheet(written), (sheet) => repeated(sheet, written)),
    ...each(copySheet(written), (sheet) => copied(sheet, written)),
    ...each(redactionSheet(written), (sheet) => ranked(sheet, {title: 'What rules took out', column: 'findings', share: 'share', name: 'rule', lead: (name, share) => [`The rule “${name}” has found `, share, ' of it.']}, written)),
    ...each(historySheet(written), (sheet): Figure => ({title: 'History', sheet, lead: ['The commits that it is made of.'], full: true})),
    ...each(tokenizerSheet(written), (sheet): Figure => ({title: 'Tokenizers', sheet, lead: ['Every id of every shard, by each tokenizer in each way of cutting.'], full: true})),
  ].filter(({sheet}) => sheet.rows.length > 0);
}

function composition(sheet: Sheet, palette: Palette, written: Written): Figure {
  const measures = ['documents', 'bytes', 'tokens'].filter((name) => hasColumn(sheet, `share of ${name}`));
  const last = measures.at(-1) ?? 'documents';
  const parts = measures.flatMap((row) => numbersOf(sheet, columnOf(sheet, `share of ${row}`), written).map(({row: {kind = ''}, value}) => ({row, part: kind, share: value})));
  const [most] = parts.filter(({row}) => row === last).sort((a, b) => b.share - a.share);
  const lead: Lead = most === undefined ? [] : [{query: columnOf(sheet, `share of ${last}`), row: {kind: most.part}, as: 'share'}, ` of the ${last} are of the kind “${most.part}”.`];
  return {title: 'What it is made of', sheet, full: true, legend: palette, lead, picture: (room) => partsOfWhole(parts, {palette, rows: measures}, room)};
}

function months(sheet: Sheet, palette: Palette, written: Written): Figure {
  const unit = hasColumn(sheet, 'tokens') ? 'tokens' : 'bytes of text';
  const all = numbersOf(sheet, columnOf(sheet, unit), written).map(({row: {time = '', kind = ''}, value}) => ({month: time, kind, value}));
  const sums = new Map<string, number>();
  for (const {month, value} of all) sums.set(month, (sums.get(month) ?? 0) + value);
  const [[most = ''] = []] = [...sums].sort(([, a], [, b]) => b - a);
  const times = [...sums.keys()].sort();
  const told: Query = {in: 'stats.json', at: ['figures', 'months', '$time', 'all', unit === 'tokens' ? unit : 'bytes']};
  return {
    title: 'When it was written', sheet, full: true,
    legend: palette.filter(([name]) => all.some(({kind}) => kind === name)),
    lead: [times.length === 1 ? `All of it is of ${most}: ` : `From ${times[0] ?? ''} to ${times.at(-1) ?? ''}. No month has more than ${most} with `, {query: told, row: {time: most}}, ` ${unit}.`],
    // One bar says nothing.
    ...(times.length > 1 && {picture: (room) => timeline(all, {palette, unit}, room)}),
  };
}

/** Those of a split have shades of one colour: they are one thing in three parts. */
const shades = ['p0', 'p1', 'p2'];

function places(sheet: Sheet, written: Written): Figure {
  const unit = hasColumn(sheet, 'tokens') ? 'tokens' : 'bytes of files';
  const [first = 'split'] = sheet.heads.map(({name}) => name);
  const pieces = numbersOf(sheet, columnOf(sheet, unit), written).map(({row, value}) => ({row: row[first] ?? '', part: row['split'] ?? 'all', value}));
  const palette: Palette = [...new Set(pieces.map(({part}) => part))].map((part, at) => [part, shades[at] ?? 'p2']);
  const parted = sheet.heads.some(({name}) => name === 'split');
  const of = (where: Readonly<Record<string, string>>): Query => (unit === 'tokens' ? {in: 'manifest.json', each: ['tokenizers', 0, 'shards'], where, add: 'tokens'} : {in: 'manifest.json', each: ['shards'], where, add: 'size'});
  const lead: Lead = parted ? [{query: {share: of({split: 'train'}), whole: of({})}, as: 'share'}, ` of the ${unit} are to be trained on.`] : ['All of it is to be trained on, in this order.'];
  return {title: sheet.title, sheet, legend: palette, lead, picture: (room) => stackedBars(pieces, {palette, rows: [...new Set(pieces.map(({row}) => row))], unit}, room)};
}

function shares(sheet: Sheet, written: Written): Figure {
  const palette = paletteOf(sheet.rows.map(({phase = ''}) => phase), 3);
  const parts = ['share', 'share asked for'].flatMap((title) => numbersOf(sheet, columnOf(sheet, title), written).map(({row: {phase = ''}, value}) => ({row: title === 'share' ? 'reached' : 'asked for', part: phase, share: value})));
  const asked = parts.some(({row, share}) => row === 'asked for' && share > 0);
  const rows = ['reached', ...(asked ? ['asked for'] : [])];
  return {title: 'How phases are weighted', sheet, legend: palette, lead: [`What each phase is of all that is trained on${asked ? ', beside what was asked for' : ''}.`], picture: (room) => partsOfWhole(parts, {palette, rows}, room)};
}

function lengths(sheet: Sheet, palette: Palette, written: Written): Figure {
  const all = numbersOf(sheet, columnOf(sheet, 'samples'), written).map(({row: {kind = '', from = ''}, value}) => ({kind, from: Number(from), samples: value}));
  const upTo = (percentile: string): Query => ({in: 'stats.json', at: ['figures', 'kinds', 'all', 'lengths', percentile]});
  const known = lookUp(written.stats, ['figures', 'kinds', 'all', 'lengths']) !== undefined;
  const lead: Lead = known ? ['Half of the sequences have at most ', {query: upTo('p50')}, ' tokens, nine of ten at most ', {query: upTo('p90')}, '.'] : ['Samples by their tokens.'];
  return {title: 'How long samples are', sheet, lead, picture: (room) => lengthPicture(all, palette, room)};
}
