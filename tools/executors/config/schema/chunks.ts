// How changes are cut into declarations, and told as plans, as the schema has it.
import {oneOf, onOrOff, section, wholeNumber} from './rule.ts';

export const chunked = section({form: oneOf(['sides', 'patch']).optional(), maxBytes: wholeNumber(256).optional(), context: onOrOff(wholeNumber(1), 'true, false or a number of bytes').optional()});
export const chunks = onOrOff(chunked, 'true, false or {form, maxBytes, context}');

export const identified = section({minLines: wholeNumber(0).optional()});
export const identifiers = onOrOff(identified, 'true, false or {minLines}');
