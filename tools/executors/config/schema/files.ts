// Which files and commits are taken, as the schema has it.
import {licenceClasses} from '../../../../stages/parse/licence/licence-class.ts';
import {licenceTable} from '../../../../stages/parse/licence/licence-table.ts';
import {qualityRuleNames} from '../../../../stages/parse/quality/quality-rules.ts';
import {choice} from '../problem.ts';
import {anyText, either, flag, listOf, oneOf, onOrOff, section, text, wholeNumber} from './rule.ts';

const globExpected = 'a glob of paths as they are in the repository, such as "src/**"';
const glob = text('a glob').max(1000, {error: 'a glob of at most 1,000 characters'}).regex(/^(?!\/|\.\.\/|[A-Za-z]:)/, {error: globExpected});

export const files = section({
  include: listOf(glob, 'globs').optional(),
  exclude: listOf(glob, 'globs').optional(),
  keep: listOf(oneOf(['generated', 'vendored', 'minified', 'lock', ...qualityRuleNames]), 'kinds of files').optional(),
  quality: oneOf(['starcoder2', 'none']).optional(),
  maxBytes: wholeNumber(1).optional(),
});

const licenceExpected = `a class of licences (${choice(licenceClasses)}) or an SPDX id`;
const licence = anyText(licenceExpected).refine((name) => isLicence(name), {error: licenceExpected});
export const licences = section({
  allow: listOf(licence, 'classes and ids of licences').min(1, {error: 'a list of at least one class or id'}).optional(),
  deny: listOf(licence, 'classes and ids of licences').optional(),
  unknown: oneOf(['drop', 'keep']).optional(),
});

const percent = wholeNumber(1, {most: 100, expected: 'a percentage from 1 to 100'});
export const renames = section({similarity: percent.optional(), limit: wholeNumber(1, {most: 100_000}).optional()});
const contextExpected = 'a number of lines from 1 to 1000, or "function"';
export const commits = section({
  merges: oneOf(['first-parent', 'skip', 'combined', 'remerge']).optional(),
  context: either([wholeNumber(1, {most: 1000, expected: contextExpected}), oneOf(['function'])], contextExpected).optional(),
  renames: onOrOff(renames, 'true, false or {similarity, limit}').optional(),
  copies: flag,
  forms: listOf(oneOf(['patch', 'before-after', 'message-to-diff', 'diff-to-message']), 'forms of commits').min(1, {error: 'a list of at least one form'}).optional(),
  split: wholeNumber(1024).optional(),
}).refine(({copies, renames}) => copies !== true || renames !== false, {path: ['copies'], error: '"renames" beside it, as a copy is told like a rename'});

function isLicence(name: string): boolean {
  return licenceClasses.some((known) => known === name) || licenceTable().id(name) !== undefined || /^LicenseRef-[\w.-]{1,200}$/.test(name);
}
