// The scanner of a pattern, and what its family takes characters for.
import {apartScanner} from './apart-scanner.ts';
import {casedScanner} from './cased-scanner.ts';
import {is, letter, type Exception} from './character-class.ts';
import type {Pattern} from './pattern.ts';
import type {Scanner} from './scanned-text.ts';
import {spacedScanner} from './spaced-scanner.ts';
import {wordScanner} from './word-scanner.ts';

export function scannerOf(pattern: Pattern): Scanner {
  switch (pattern.kind) {
    case 'spaced':
      return spacedScanner(pattern.digits === 'apart');
    case 'words':
      return wordScanner(pattern);
    case 'cased':
      return casedScanner(pattern);
    case 'apart':
      return apartScanner(pattern.digits);
    case 'regex':
      // What is cut before it is encoded is asked for nothing; in one go is what it would be without a cut.
      return ({end}) => end;
    default:
      return pattern satisfies never;
  }
}

export function exceptionOf(pattern: Pattern): Exception {
  if (pattern.kind === 'apart') return eastern;
  return pattern.kind === 'spaced' && pattern.digits === 'apart' ? newerDigits : none;
}

const none: Exception = {ranges: [], as: (flag) => flag};

/** Rust's own notion of a digit, by which the step `Digits` cuts, is of Unicode 17; its patterns are of Unicode 16. */
const newerDigits: Exception = {ranges: [[0x11de0, 0x11de9], [0x16ff4, 0x16ff6]], as: () => is.number};

/** `[一-龥぀-ゟ゠-ヿ]`: mostly words, but not all of it. */
const eastern: Exception = {
  ranges: [[0x4e00, 0x9fa5], [0x3040, 0x309f], [0x30a0, 0x30ff]],
  as: (flag) => ((flag & (letter | is.mark)) !== 0 ? is.apartWord : (flag & (is.punctuation | is.symbol)) !== 0 ? is.apartSign : is.apartOther),
};
