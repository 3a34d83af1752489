// What the files of a dataset owe to others, summed up: licences with their counts, copyright lines, and where the texts lie.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {fileLicenceCodec} from '../../parse/licence/licence-files.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';

export interface Attribution {
  /** Files by expression; '' for unknown. */
  readonly licences: Readonly<Record<string, number>>;
  readonly copyrights: Mentions;
  /** Paths of licence texts. */
  readonly texts: Mentions;
}

/** What files mention, each once with the number of files, sorted; and how many mentions there are of what is not listed. */
export interface Mentions {readonly listed: readonly (readonly [what: string, files: number])[]; readonly others: number}

export const attributionCodec: Codec<Attribution> = jsonCodec('attribution with mentions');

/** Only files that make a sample: a stub among the samples makes none here. */
export const attributionTask = defineTask({
  name: 'attribution of a file',
  // 2: with the number of files that mention each line and text.
  version: 2,
  input: {licence: fileLicenceCodec, sample: samplesCodec},
  output: attributionCodec,
  light: true,
  run: ({licence: {expression, copyrights, texts}}) => ({licences: {[expression]: 1}, copyrights: mentionsOf(copyrights), texts: mentionsOf(texts)}),
});

export const measureAttribution = defineTask({
  name: 'attribution',
  version: 2,
  input: {row: attributionCodec},
  output: attributionCodec,
  light: true,
  run: ({row}) => row,
});

/** 28,000 files of /usr/share mention 1,965 lines. Whoever makes up more shall not fill a memory. */
const mostLines = 20_000;
const mostTexts = 500;

export const addAttributions = defineTask({
  name: 'sum of attributions',
  version: 2,
  input: {left: attributionCodec, right: attributionCodec},
  output: attributionCodec,
  light: true,
  run({left, right}): Attribution {
    const licences: Record<string, number> = {...left.licences};
    for (const [name, count] of Object.entries(right.licences)) licences[name] = (Object.hasOwn(licences, name) ? (licences[name] ?? 0) : 0) + count;
    return {licences, copyrights: sum(left.copyrights, right.copyrights, mostLines), texts: sum(left.texts, right.texts, mostTexts)};
  },
});

function mentionsOf(all: readonly string[]): Mentions {
  return {listed: [...new Set(all)].sort().map((one) => [one, 1]), others: 0};
}

/** The least are listed: what is among the least of all is so in each part, hence its count is right, and sums do not depend on their order. */
function sum(left: Mentions, right: Mentions, most: number): Mentions {
  const counts = new Map(left.listed);
  for (const [what, files] of right.listed) counts.set(what, (counts.get(what) ?? 0) + files);
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return {listed: sorted.slice(0, most), others: sorted.slice(most).reduce((others, [, files]) => others + files, left.others + right.others)};
}

/** The files whose texts are to be printed. */
export const textsNamed = defineTask({name: 'licence texts named by an attribution', version: 2, ...naming(attributionCodec, ({texts: {listed}}) => listed.map(([path]) => path))});
