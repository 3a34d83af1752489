// Reads an unknown pre-tokenizer as a sequence of regular expressions, where both libraries take it for the same.
import type {Params as Json} from '../../../graph/value/params.ts';
import {asRustReads} from '../as-rust-reads.ts';
import {splitSource} from '../reference-tokenizer.ts';
import type {JsonObject} from '../tokenizer-json.ts';
import {stepsOf} from './pattern-of.ts';
import type {RegexPattern} from './pattern.ts';

/** `undefined` for one with other steps, or with a way of splitting that only one of the libraries has. */
export function regexPattern(preTokenizer: Json): RegexPattern | undefined {
  const all = stepsOf(asRustReads(preTokenizer));
  const last = all.at(-1);
  if (last?.['type'] !== 'ByteLevel' || last['use_regex'] !== false || last['add_prefix_space'] === true) return undefined;
  const steps = all.slice(0, -1).map(stepOf);
  return steps.every((step) => step !== undefined) ? {kind: 'regex', steps} : undefined;
}

function stepOf(step: JsonObject): RegexPattern['steps'][number] | undefined {
  const {type, behavior, invert = false} = step;
  if (type !== 'Split' || !((behavior === 'Isolated' && invert === false) || (behavior === 'Removed' && invert === true))) return undefined;
  const source = splitSource(step);
  return source === undefined ? undefined : {source, rest: behavior === 'Isolated' ? 'kept' : 'dropped'};
}
