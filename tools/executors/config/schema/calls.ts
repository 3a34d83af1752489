// How calls are shown, as the schema has it.
import {oneOf, onOrOff, section} from './rule.ts';

export const called = section({graph: oneOf(['before', 'beside']).optional()});
export const calls = onOrOff(called, 'true, false or {graph}');
