// Rules that leave a file out for what its signals say. Which of them hold is a preset; each can be lifted by its name.
import type {Profile} from '../profile.ts';

export const qualityRuleNames = ['many-lines', 'long-lines', 'says-generated', 'few-letters', 'encoded', 'data-lines', 'hidden-text', 'snapshot', 'mojibake'] as const;
export type QualityRule = (typeof qualityRuleNames)[number];

/** Languages whose lines may be long. */
const longLined: ReadonlySet<string> = new Set(['HTML', 'JSON', 'Markdown', 'Roff', 'Roff Manpage', 'SMT', 'TeX', 'Text', 'XML']);
/** Code of numbers and short names. */
const unlettered: ReadonlySet<string> = new Set(['Motorola 68K Assembly', 'WebAssembly']);
const data: ReadonlySet<string> = new Set(['Text', 'JSON', 'YAML', 'Web Ontology Language', 'Graphviz (DOT)']);

/** StarCoder2's filters as its paper gives them (arXiv 2402.19173, part 2.1), and two of ours. Each says what it found, or nothing. */
const rules: Readonly<Record<QualityRule, (profile: Profile) => string | undefined>> = {
  'many-lines': ({lines}) => (lines > 100_000 ? `${lines} lines` : undefined),
  'long-lines': (profile) => longLines(profile),
  'says-generated': ({signals}) => (signals.saysGenerated ? 'a tool made it' : undefined),
  'few-letters': ({language, signals: {characters, letters, alphanumerics}}) => percentBelow(unlettered.has(language) ? alphanumerics : letters, characters, 25),
  'encoded': ({signals: {longestEncoded, encoded, characters}}) => (longestEncoded > 1024 ? `${longestEncoded} characters in a row` : encoded * 2 > characters ? `${percent(encoded, characters)} %` : undefined),
  'data-lines': ({language, lines}) => (data.has(language) && lines > 512 ? `${lines} lines` : undefined),
  'hidden-text': ({language, signals: {visible, characters}}) => (language === 'HTML' && (visible < 100 || visible * 5 < characters) ? `${visible} of ${characters} characters show` : undefined),
  'snapshot': ({signals}) => (signals.snapshot ? 'a test recorded it' : undefined),
  'mojibake': ({signals: {mojibake, characters}}) => (mojibake >= 3 && mojibake * 200 > characters ? `${mojibake} characters` : undefined),
};

/** The first rule that leaves it out, of those not lifted, with what it found. */
export function lowQuality(profile: Profile, lifted: readonly string[]): {readonly rule: QualityRule; readonly found: string} | undefined {
  for (const rule of qualityRuleNames) {
    const found = lifted.includes(rule) ? undefined : rules[rule](profile);
    if (found !== undefined) return {rule, found};
  }
  return undefined;
}

/** Every rule that would. */
export function qualityRulesOf(profile: Profile): readonly QualityRule[] {
  return qualityRuleNames.filter((rule) => rules[rule](profile) !== undefined);
}

function longLines({language, lines, signals: {widest, characters}}: Profile): string | undefined {
  if (longLined.has(language)) return widest > 100_000 ? `a line of ${widest} characters` : undefined;
  if (widest > 1000) return `a line of ${widest} characters`;
  const average = lines === 0 ? 0 : Math.floor((characters - lines) / lines);
  return average > 100 ? `${average} characters a line` : undefined;
}

function percentBelow(part: number, whole: number, limit: number): string | undefined {
  return part * 100 < whole * limit ? `${percent(part, whole)} %` : undefined;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 100) / whole);
}
