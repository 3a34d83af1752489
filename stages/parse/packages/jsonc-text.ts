// Reads JSON with comments and commas too many, as compilers' configurations are. What is none gives what could be read of it, what nests without end nothing.
import {parse} from 'jsonc-parser';
import {nestsTooDeep} from '../outline/syntax/nests-too-deep.ts';

export function readJsonc(text: string): unknown {
  // The reader goes as deep as the text does.
  if (nestsTooDeep(text)) return undefined;
  return parse(text, [], {allowTrailingComma: true}) as unknown;
}
