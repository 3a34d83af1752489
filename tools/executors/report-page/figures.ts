// The figures of a report, in the order in which a reader asks: what it is made of, when that was, how it is parted, how long things are, of what, and what is missing.
import type {Written} from '../card/query.ts';
import {timeSheet} from '../card/sheets/figures.ts';
import {kindSheet, kindsIn} from '../card/sheets/kinds.ts';
import {histogramSheet} from '../card/sheets/lengths.ts';
import {copySheet, dropSheet, redactionSheet, repetitionSheet} from '../card/sheets/losses.ts';
import {placeSheet, shareSheet, tokenizerSheet} from '../card/sheets/places.ts';
import {languageSheet, licenceSheet} from '../card/sheets/sources.ts';
import {spelled, type Sheet} from '../card/sheet.ts';
import {columnOf, hasColumn, numbersOf, paletteOf, totalOf, type Figure} from './figure.ts';
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
    ranked(languageSheet(written), {title: 'Languages', column: 'bytes', name: 'language', lead: (name, share) => `${name} is ${share} of the snapshot’s bytes.`}, written),
    ...each(dropSheet(written), (sheet) => dropped(sheet, kinds, written)),
    ranked(licenceSheet(written), {title: 'Licences', column: 'files', name: 'licence', lead: (name, share) => `${share} of the files are under ${name}.`}, written),
    ...each(repetitionSheet(written), (sheet) => repeated(sheet, written)),
    ...each(copySheet(written), (sheet) => copied(sheet, written)),
    ...each(redactionSheet(written), (sheet) => ranked(sheet, {title: 'What rules took out', column: 'findings', name: 'rule', lead: (name, share) => `The rule “${name}” has found ${share} of it.`}, written)),
    ...each(tokenizerSheet(written), (sheet): Figure => ({title: 'Tokenizers', sheet, lead: 'Every id of every shard, by each tokenizer in each way of cutting.', full: true})),
  ].filter(({sheet}) => sheet.rows.length > 0);
}

function composition(sheet: Sheet, palette: Palette, written: Written): Figure {
  const measures = ['documents', 'bytes of text', 'tokens'].filter((title) => hasColumn(sheet, title));
  const last = measures.at(-1) ?? 'documents';
  const parts = measures.flatMap((row) => {
    const all = numbersOf(sheet, columnOf(sheet, row), written);
    const total = totalOf(all);
    return all.map(({row: {kind = ''}, value}) => ({row, part: kind, share: total === 0 ? 0 : value / total}));
  });
  const [most] = parts.filter(({row}) => row === last).sort((a, b) => b.share - a.share);
  return {title: 'What it is made of', sheet, full: true, legend: palette, lead: most === undefined ? '' : `${spelled(most.share, 'share')} of the ${last} are of the kind “${most.part}”.`, picture: (room) => partsOfWhole(parts, {palette, rows: measures}, room)};
}

function months(sheet: Sheet, palette: Palette, written: Written): Figure {
  const unit = hasColumn(sheet, 'tokens') ? 'tokens' : 'bytes of text';
  const all = numbersOf(sheet, columnOf(sheet, unit), written).map(({row: {time = '', kind = ''}, value}) => ({month: time, kind, value}));
  const sums = new Map<string, number>();
  for (const {month, value} of all) sums.set(month, (sums.get(month) ?? 0) + value);
  const [most] = [...sums].sort(([, a], [, b]) => b - a);
  const times = [...sums.keys()].sort();
  const legend = palette.filter(([name]) => all.some(({kind}) => kind === name));
  return {title: 'When it was written', sheet, full: true, legend, lead: `From ${times[0] ?? ''} to ${times.at(-1) ?? ''}. No month has more ${unit} than ${most?.[0] ?? ''}: ${spelled(most?.[1] ?? 0)}.`, picture: (room) => timeline(all, {palette, unit}, room)};
}

/** Those of a split have shades of one colour: they are one thing in three parts. */
const shades = ['p0', 'p1', 'p2'];

function places(sheet: Sheet, written: Written): Figure {
  const unit = hasColumn(sheet, 'tokens') ? 'tokens' : 'bytes of files';
  const [first = 'split'] = sheet.heads.map(({name}) => name);
  const pieces = numbersOf(sheet, columnOf(sheet, unit), written).map(({row, value}) => ({row: row[first] ?? '', part: row['split'] ?? 'all', value}));
  const palette: Palette = [...new Set(pieces.map(({part}) => part))].map((part, at) => [part, shades[at] ?? 'p2']);
  const [trained, total] = [totalOf(pieces.filter(({part}) => part === 'train' || part === 'all')), totalOf(pieces)];
  return {title: sheet.title, sheet, legend: palette, lead: `${spelled(total === 0 ? 0 : trained / total, 'share')} of the ${unit} are to be trained on.`, picture: (room) => stackedBars(pieces, {palette, rows: [...new Set(pieces.map(({row}) => row))], unit}, room)};
}

function shares(sheet: Sheet, written: Written): Figure {
  const palette = paletteOf(sheet.rows.map(({phase = ''}) => phase), 3);
  const parts = ['share', 'share asked for'].flatMap((title) => numbersOf(sheet, columnOf(sheet, title), written).map(({row: {phase = ''}, value}) => ({row: title === 'share' ? 'reached' : 'asked for', part: phase, share: value})));
  const asked = parts.some(({row, share}) => row === 'asked for' && share > 0);
  const rows = ['reached', ...(asked ? ['asked for'] : [])];
  return {title: 'How phases are weighted', sheet, legend: palette, lead: `What each phase is of all that is trained on${asked ? ', beside what was asked for' : ''}.`, picture: (room) => partsOfWhole(parts, {palette, rows}, room)};
}

function lengths(sheet: Sheet, palette: Palette, written: Written): Figure {
  const all = numbersOf(sheet, columnOf(sheet, 'samples'), written).map(({row: {kind = '', from = ''}, value}) => ({kind, from: Number(from), samples: value, value}));
  const [long, total] = [totalOf(all.filter(({from}) => from >= 4096)), totalOf(all)];
  return {title: 'How long samples are', sheet, lead: `${spelled(total === 0 ? 0 : long / total, 'share')} of the samples have 4,096 tokens or more.`, picture: (room) => lengthPicture(all, palette, room)};
}
