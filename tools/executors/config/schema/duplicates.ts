// What becomes of texts that are there more than once, as the schema has it.
import {choice} from '../problem.ts';
import {either, flag, listOf, oneOf, onOrOff, section, text, wholeNumber} from './rule.ts';

const presets = ['starcoder2', 'data-prep-kit', 'datatrove', 'none'] as const;
export const near = section({
  words: oneOf(['code', 'spaces', 'plain']).optional(),
  run: wholeNumber(1, {most: 100}).optional(),
  bands: wholeNumber(1, {most: 100}).optional(),
  rows: wholeNumber(1, {most: 100}).optional(),
  percent: wholeNumber(1, {most: 100}).optional(),
});
export const duplicated = section({
  exact: flag,
  near: either([oneOf(presets), near], `${choice(presets)}, or {words, run, bands, rows, percent}`).optional(),
  as: oneOf(['drop', 'context']).optional(),
  decontaminate: listOf(text('a path'), 'paths').optional(),
}).refine(({exact, near}) => exact !== false || near === 'none', {error: '"none" where equal texts are not looked for', path: ['near']});
export const duplicates = onOrOff(duplicated, 'true, false or {exact, near, as, decontaminate}');
