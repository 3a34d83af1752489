// Which exports a configuration has, as the schema has it.
import {formats} from '../../export/formats.ts';
import {nameExpected, namePattern} from '../../export/file-names.ts';
import {secondsOf, timeExpected} from '../../export/seconds-of.ts';
import {choice} from '../problem.ts';
import {anyText, either, flag, listOf, matching, named, off, oneOf, section, text, wholeNumber} from './rule.ts';

const formatNames = formats.map(({name}) => name);
const formatName = anyText(choice(formatNames)).refine((name) => formatNames.includes(name), {error: choice(formatNames)});
export const time = anyText(timeExpected).refine((said) => secondsOf(said) !== undefined, {error: timeExpected});

const windows = section({context: wholeNumber(1), target: wholeNumber(1), stride: wholeNumber(1)});

export const step = section({
  formats: listOf(formatName, 'formats').min(1, {error: 'a list of at least one format'}).optional(),
  to: text('a path').optional(),
  oneFile: flag,
  minLines: wholeNumber(0).optional(),
  maxSamples: wholeNumber(0).optional(),
  maxPrs: wholeNumber(0).optional(),
  maxCommits: wholeNumber(0).optional(),
  since: time.optional(),
  until: time.optional(),
  trees: flag,
  kinds: listOf(text('a kind'), 'kinds').optional(),
  view: text('a tokenizer or a way of cutting, as the manifest calls it').optional(),
  windows: windows.optional(),
  compress: oneOf(['gz', 'zst']).optional(),
  name: matching(namePattern, nameExpected).optional(),
});
const steps = {names: 'names of small letters, digits, dashes and underscores', whole: 'an object of steps by name'};
export const exports = named(/^[a-z][a-z0-9_-]{0,50}$/, either([off, step], 'false or {formats, to, oneFile, minLines, maxSamples, maxPrs, maxCommits, since, until, trees, kinds, view, windows, compress, name}'), steps);
