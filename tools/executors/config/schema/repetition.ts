// How often bytes of the sources may be trained, as the schema has it.
import {listOf, oneOf, onOrOff, section, text, wholeNumber} from './rule.ts';

export const repeated = section({
  most: wholeNumber(1, {most: 1000}).optional(),
  as: oneOf(['context', 'drop']).optional(),
  first: listOf(text('a kind'), 'kinds').refine((kinds) => new Set(kinds).size === kinds.length, {error: 'a list of different kinds'}).optional(),
}).refine(({most, as, first}) => most !== undefined || (as === undefined && first === undefined), {error: 'how often at most, which "as" and "first" go with', path: ['most']});
export const repetition = onOrOff(repeated, 'true, false or {most, as, first}');
