// What the files of a dataset owe to others, summed up: licences with their counts, copyright lines, and where the texts lie.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {fileLicenceCodec} from '../../parse/licence/licence-files.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';

export interface Attribution {
  /** Files by expression; '' for unknown. */
  readonly licences: Readonly<Record<string, number>>;
  /** Sorted, each once. Of too many the least are kept, so that sums do not depend on their order. */
  readonly copyrights: readonly string[];
  /** Paths of licence texts, likewise. */
  readonly texts: readonly string[];
}

export const attributionCodec: Codec<Attribution> = jsonCodec('attribution');

/** Only files that make a sample: a stub among the samples makes none here. */
export const attributionTask = defineTask({
  name: 'attribution of a file',
  version: 1,
  input: {licence: fileLicenceCodec, sample: samplesCodec},
  output: attributionCodec,
  light: true,
  run: ({licence: {expression, copyrights, texts}}) => ({licences: {[expression]: 1}, copyrights: [...copyrights].sort(), texts: [...texts].sort()}),
});

export const measureAttribution = defineTask({
  name: 'attribution',
  version: 1,
  input: {row: attributionCodec},
  output: attributionCodec,
  light: true,
  run: ({row}) => row,
});

const mostLines = 5000;
const mostTexts = 500;

export const addAttributions = defineTask({
  name: 'sum of attributions',
  version: 1,
  input: {left: attributionCodec, right: attributionCodec},
  output: attributionCodec,
  light: true,
  run({left, right}): Attribution {
    const licences: Record<string, number> = {...left.licences};
    for (const [name, count] of Object.entries(right.licences)) licences[name] = (licences[name] ?? 0) + count;
    return {licences, copyrights: union(left.copyrights, right.copyrights).slice(0, mostLines), texts: union(left.texts, right.texts).slice(0, mostTexts)};
  },
});

function union(left: readonly string[], right: readonly string[]): readonly string[] {
  return [...new Set([...left, ...right])].sort();
}

/** The files whose texts are to be printed. */
export const textsNamed = defineTask({
  name: 'licence texts named by an attribution',
  version: 1,
  input: {row: attributionCodec},
  output: jsonCodec<readonly string[]>('ids'),
  light: true,
  run: ({row: {texts}}) => texts,
});
