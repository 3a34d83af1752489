// Which exports a configuration has, as the schema has it.
import {formats} from '../../export/formats.ts';
import {secondsOf, timeExpected} from '../../export/seconds-of.ts';
import {choice} from '../problem.ts';
import {anyText, either, flag, listOf, named, off, section, text, wholeNumber} from './rule.ts';

const formatNames = formats.map(({name}) => name);
const formatName = anyText(choice(formatNames)).refine((name) => formatNames.includes(name), {error: choice(formatNames)});
const time = anyText(timeExpected).refine((said) => secondsOf(said) !== undefined, {error: timeExpected});

export const step = section({
  formats: listOf(formatName, 'formats').min(1, {error: 'a list of at least one format'}).optional(),
  to: text('a path').optional(),
  oneFile: flag,
  minLines: wholeNumber(0).optional(),
  maxSamples: wholeNumber(0).optional(),
  maxPrs: wholeNumber(0).optional(),
  since: time.optional(),
  until: time.optional(),
  trees: flag,
});
const steps = {names: 'names of small letters, digits, dashes and underscores', whole: 'an object of steps by name'};
export const exports = named(/^[a-z][a-z0-9_-]{0,50}$/, either([off, step], 'false or {formats, to, oneFile, minLines, maxSamples, maxPrs, since, until, trees}'), steps);
