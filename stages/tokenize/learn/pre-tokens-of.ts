// How the text of a family is cut: by a scanner where one was written for its pattern, else by the pattern.
import {patternOf} from '../fast/pattern-of.ts';
import {patterns, type PatternFamily} from './pattern-family.ts';
import {regexPreTokens, type PreTokens} from './pre-tokens.ts';
import {scannedPreTokens} from './scanned-pre-tokens.ts';

/** Made once: its tables take longer than cutting a small document. */
export function preTokensOf(family: PatternFamily): PreTokens {
  const made = known.get(family) ?? cutterOf(family);
  known.set(family, made);
  return made;
}

const known = new Map<PatternFamily, PreTokens>();

function cutterOf(family: PatternFamily): PreTokens {
  const split = {type: 'Split', pattern: {Regex: patterns[family]}, behavior: 'Isolated', invert: false};
  const pattern = patternOf({type: 'Sequence', pretokenizers: [split, {type: 'ByteLevel', add_prefix_space: false, use_regex: false}]});
  return pattern === undefined ? regexPreTokens(family) : scannedPreTokens(pattern);
}
