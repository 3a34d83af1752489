// In which order a model learns from documents, as the schema has it.
import {either, flag, listOf, matching, numberBetween, oneOf, section, text, wholeNumber} from './rule.ts';

const range = section({from: wholeNumber(0).optional(), below: wholeNumber(1).optional()});
export const where = section({
  kinds: listOf(text('a kind'), 'kinds').optional(),
  bytes: range.optional(),
  complexity: range.optional(),
  extensions: listOf(matching(/^[^./\\]{1,50}$/, 'an extension without its dot'), 'extensions').optional(),
  discussed: flag,
  tests: flag,
});
export const phase = section({
  name: matching(/^[a-z][a-z0-9-]{0,50}$/, 'a name of small letters, digits and dashes'),
  where: where.optional(),
  sort: oneOf(['date', 'bytes', 'complexity', 'hash']).optional(),
  weight: numberBetween(0, 99).optional(),
  share: wholeNumber(0, {most: 100}).optional(),
});
const list = listOf(phase, 'phases').min(1, {error: 'a list of at least one phase'}).max(99, {error: 'a list of at most 99 phases'})
  .refine((phases) => phases.every(({name}, at) => phases[at - 1]?.name === name || !phases.slice(0, at).some((former) => former.name === name)), {error: 'phases of one name one after the other'});
export const phases = either([oneOf(['seed']), list], '"seed" or a list of {name, where, sort, weight, share}, those of one name one after the other');
