// Recognises the pre-tokenizer of a known family in a `tokenizer.json`.
import type {Params as Json} from '../../../graph/value/params.ts';
import {isObject, type JsonObject} from '../tokenizer-json.ts';
import type {ScannedPattern} from './pattern.ts';
import type {Contractions} from './scanned-text.ts';

/** `undefined` for a pre-tokenizer that no scanner was written for. */
export function patternOf(preTokenizer: Json): ScannedPattern | undefined {
  const steps = stepsOf(preTokenizer);
  const last = steps.at(-1);
  if (last === undefined || last['type'] !== 'ByteLevel' || last['add_prefix_space'] === true) return undefined;
  const before = steps.slice(0, -1);
  if (last['use_regex'] !== false) return spacedPattern(before);
  if (before.length === 1) return onePattern(before.map(matched)[0] ?? '');
  const patterns = before.map(isolated);
  return patterns.length === 3 && patterns[1] === easternRuns && patterns[2] === afterCuts && patterns[0] === '<digits>' ? {kind: 'apart', digits: 3} : undefined;
}

function spacedPattern(before: readonly JsonObject[]): ScannedPattern | undefined {
  const [digits, ...more] = before;
  if (digits === undefined) return {kind: 'spaced', digits: 'run'};
  return more.length === 0 && digits['type'] === 'Digits' && digits['individual_digits'] === true ? {kind: 'spaced', digits: 'apart'} : undefined;
}

/** What a pattern says with the parts that differ between families put under a name. */
function onePattern(pattern: string): ScannedPattern | undefined {
  if (pattern === spaced) return {kind: 'spaced', digits: 'run'};
  for (const contractions of ['ascii', 'folded'] as const) {
    for (const [digits, spelled] of [[1, String.raw`\p{N}`], [3, '<digits>']] as const) {
      if (pattern === cased(contractions, spelled)) return {kind: 'cased', contractions, digits};
      for (const marks of [false, true]) if (pattern === words(contractions, spelled, marks)) return {kind: 'words', contractions, digits, marks};
    }
  }
  return undefined;
}

const easternRuns = '[一-龥぀-ゟ゠-ヿ]+';
const spaces = String.raw`\s+(?!\S)|\s+`;
const afterCuts = String.raw`[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_${'`'}{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|${spaces}`;
const spaced = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|${spaces}`;

function words(contractions: Contractions, digits: string, marks: boolean): string {
  const [word, others] = marks ? [String.raw`[\p{L}\p{M}]`, String.raw`[^\s\p{L}\p{M}\p{N}]`] : [String.raw`\p{L}`, String.raw`[^\s\p{L}\p{N}]`];
  return String.raw`<${contractions}>|[^\r\n\p{L}\p{N}]?${word}+|${digits}| ?${others}+[\r\n]*|\s*[\r\n]+|${spaces}`;
}

function cased(contractions: Contractions, digits: string): string {
  const [capital, small] = [String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`, String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`];
  const lead = String.raw`[^\r\n\p{L}\p{N}]?`;
  return String.raw`${lead}${capital}*${small}+<${contractions}>?|${lead}${capital}+${small}*<${contractions}>?|${digits}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|${spaces}`;
}

/** The ways in which files spell the same: possessive where nothing is given back anyway, contractions with and without repeating the mark. */
const spellings: readonly (readonly [string, string])[] = [
  ["(?i:'s|'t|'re|'ve|'m|'ll|'d)", '<folded>'],
  ["(?i:[sdmt]|ll|ve|re)", '<folded after the mark>'],
  ["'<folded after the mark>", '<folded>'],
  ["('s|'S|'t|'T|'re|'rE|'Re|'RE|'ve|'vE|'Ve|'VE|'m|'M|'ll|'lL|'Ll|'LL|'d|'D)", '<ascii>'],
  ["(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])", '<ascii>'],
  [String.raw`\p{N}{1,3}`, '<digits>'],
];

/** The pattern of a step whose pieces are its matches and what lies between them; empty for any other step. */
function isolated({behavior, invert = false, ...step}: JsonObject): string {
  return behavior === 'Isolated' && invert === false ? known(step) : '';
}

/** Or of one that takes out what lies between: the same for a pattern that matches everything, as those for a single step do. */
function matched(step: JsonObject): string {
  return step['behavior'] === 'Removed' && step['invert'] === true ? known(step) : isolated(step);
}

function known({type, pattern}: JsonObject): string {
  if (type !== 'Split' || !isObject(pattern) || typeof pattern['Regex'] !== 'string') return '';
  return spellings.reduce((text, [spelled, name]) => text.replaceAll(spelled, name), pattern['Regex']);
}

export function stepsOf(step: Json): readonly JsonObject[] {
  if (!isObject(step)) return [];
  const inner = step['pretokenizers'];
  return Array.isArray(inner) ? inner.flatMap(stepsOf) : [step];
}
