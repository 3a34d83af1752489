// What `gristmill stats --only` can be asked for, each with what in a configuration has it counted. Every command line loads this.

/** `undefined`: always counted. */
export const statsParts = {
  documents: undefined,
  kinds: 'statistics: true',
  languages: undefined,
  months: 'statistics: true',
  years: 'statistics: true',
  parts: 'split: true, statistics: true',
  phases: `phases: 'seed', statistics: true`,
  history: 'statistics: true',
  encodings: undefined,
  licences: undefined,
  outlines: `outlines: 'files'`,
  links: 'groups: true',
  repetition: 'repetition: true',
  redactions: 'clean: true',
  views: `tokenizer: 'o200k_base'`,
} as const;

export type StatsPart = keyof typeof statsParts;

export const statsPartNames = Object.keys(statsParts) as readonly StatsPart[];
