// Figures of the groups that a document belongs to, by name: what the tables of statistics are folded from. A name is a table and a group of it.
import {defineTask, type Task} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {addFigure, type Figure} from './figure.ts';
import type {Bin} from './lengths.ts';

export type Figures = Readonly<Record<string, Figure>>;

/** The name of the group that all documents of a collection are in. */
export const allDocuments = 'all';
export const languagePrefix = 'language ';
export const monthPrefix = 'month ';
export const sectionPrefix = 'section ';

/** In the order of their members, bins flat: a partial sum has hundreds of them. */
type Spelled = readonly number[];

/** As JSON, by name: a list for each is spelled several times as fast as canonical records are. */
export const figuresCodec: Codec<Figures> = {
  // 2: a list, not a record.
  name: 'figures 2',
  encode: (figures) => Buffer.from(JSON.stringify(Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, figure]) => [name, ...spell(figure)])), 'utf8'),
  decode: (bytes) => Object.fromEntries((JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as readonly (readonly [string, ...Spelled])[]).map(([name, ...list]) => [name, read(list)])),
};

/** A task that measures for a fold what are figures already, but for its name and version. */
export const figured: Pick<Task<{readonly row: Figures}, Figures>, 'input' | 'output' | 'light' | 'run'> = {
  input: {row: figuresCodec},
  output: figuresCodec,
  light: true,
  run: ({row}) => row,
};

export const addFigures = defineTask({
  name: 'sum of figures',
  // 2: figures are spelled as lists.
  version: 2,
  input: {left: figuresCodec, right: figuresCodec},
  output: figuresCodec,
  light: true,
  run({left, right}) {
    const sum: Record<string, Figure> = {...left};
    for (const [name, figure] of Object.entries(right)) {
      const known = Object.hasOwn(sum, name) ? sum[name] : undefined;
      sum[name] = known === undefined ? figure : addFigure(known, figure);
    }
    return sum;
  },
});

function spell({documents, samples, bytes, tokenized}: Figure): Spelled {
  if (tokenized === undefined) return [documents, samples, bytes];
  const {sequences, lines, tokens, lengths} = tokenized;
  const counts = [documents, samples, bytes, sequences, lines, tokens];
  return lengths === undefined ? counts : [...counts, lengths.least, lengths.most, lengths.sum, ...lengths.bins.flat()];
}

function read([documents = 0, samples = 0, bytes = 0, sequences, lines = 0, tokens = 0, least, most = 0, sum = 0, ...flat]: Spelled): Figure {
  if (sequences === undefined) return {documents, samples, bytes};
  if (least === undefined) return {documents, samples, bytes, tokenized: {sequences, lines, tokens}};
  const bins = Array.from({length: flat.length / 2}, (_, at): Bin => [flat[at * 2] ?? 0, flat[at * 2 + 1] ?? 0]);
  return {documents, samples, bytes, tokenized: {sequences, lines, tokens, lengths: {least, most, sum, bins}}};
}
