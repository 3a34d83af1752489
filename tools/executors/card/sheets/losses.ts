// What is not in the dataset, is in it more than once, or was taken out of it.
import {lookUp, recordIn, type Query, type Row, type Written} from '../query.ts';
import {largestFirst, type Sheet} from '../sheet.ts';
import {kindsIn} from './kinds.ts';

/** The steps at which a row can be lost, as the statistics call them, and for people. */
export const steps: readonly (readonly [member: string, step: string])[] = [['dropped', 'makes no sample'], ['untokenized', 'has no tokens'], ['unplaced', 'is in no shard']];

export function dropSheet(written: Written): Sheet | undefined {
  const query: Query = {in: 'stats.json', at: ['$step', '$kind', '$reason']};
  const rows = steps.flatMap(([step]) => Object.entries(recordIn(lookUp(written.stats, [step]))).flatMap(([kind, reasons]) => Object.keys(recordIn(reasons)).map((reason): Row => ({step, kind, reason}))));
  const words = new Map(steps);
  return rows.length === 0 ? undefined : largestFirst({
    title: 'Left out',
    about: 'Every document that did not come through has a reason.',
    heads: [{name: 'step', title: 'step'}, {name: 'kind', title: 'kind'}, {name: 'reason', title: 'reason'}],
    columns: [{title: 'documents', query}],
    rows,
    remark: {title: 'which', of: ({step = ''}) => words.get(step) ?? ''},
  }, query, written);
}

/** By kind, what was there more than once. Nothing where nobody asked. */
export function copySheet(written: Written): Sheet | undefined {
  const rows = kindsIn(written).filter((kind) => lookUp(written.stats, [`equal.${kind}`]) !== undefined).map((kind): Row => ({kind}));
  const of = (fold: string, name: string): Query => ({in: 'stats.json', at: [`${fold}.$kind`, name]});
  return rows.length === 0 ? undefined : {
    title: 'Copies',
    about: 'Texts that are the same, byte for byte, and texts that are nearly the same as an older one. Each of them is in the dataset once, or is shown with weight 0.',
    heads: [{name: 'kind', title: 'kind'}],
    columns: [{title: 'samples compared', query: of('equal', 'samples')}, {title: 'different texts', query: of('equal', 'texts')}, {title: 'exact copies', query: of('equal', 'exact copies')}, {title: 'near copies', query: of('near', 'near copies')}],
    rows,
  };
}

export function repetitionSheet(written: Written): Sheet | undefined {
  const times = Object.keys(recordIn(lookUp(written.stats, ['repetition', 'times'])));
  const query: Query = {in: 'stats.json', at: ['repetition', 'times', '$times']};
  return times.length === 0 ? undefined : {
    title: 'Repetition',
    about: 'Bytes of the sources — versions of files, messages, discussions — by how often they are trained on, over all kinds.',
    heads: [{name: 'times', title: 'times'}],
    columns: [{title: 'bytes', query}, {title: 'share', query: {share: query, whole: {in: 'stats.json', at: ['repetition', 'bytes']}}, as: 'share'}],
    rows: times.map((times) => ({times})),
  };
}

/** What rules took out of texts. Nothing without rules. */
export function redactionSheet(written: Written): Sheet | undefined {
  const redactions = lookUp(written.stats, ['redactions']);
  const query: Query = {in: 'stats.json', at: ['redactions', '$rule']};
  return redactions === undefined ? undefined : largestFirst({
    title: 'Taken out',
    about: 'Secrets and personal data that rules took out of texts; audit.jsonl says where, and never what.',
    heads: [{name: 'rule', title: 'rule'}],
    columns: [{title: 'findings', query}, {title: 'share', query: {share: query, whole: {in: 'stats.json', below: [['redactions']]}}, as: 'share'}],
    rows: Object.keys(recordIn(redactions)).map((rule) => ({rule})),
  }, query, written);
}
