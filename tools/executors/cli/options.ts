// The options of `gristmill build`, in one table: what is parsed, what is explained, and what a typo is compared with.

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What the value is called; none for a switch. */
  readonly value?: string;
  readonly many?: true;
  readonly group: 'Input' | 'Output' | 'Work' | 'Other';
  readonly help: string;
}

export const buildOptions: readonly Option[] = [
  {name: 'config', value: 'FILE', group: 'Input', help: 'configuration (default: dataset.config.ts, .mts, .js, .mjs or .json here, unless PATH is given)'},
  {name: 'ref', value: 'REF', many: true, group: 'Input', help: 'branch, tag or commit; may be repeated; files are those of the first (default: HEAD)'},
  {name: 'merges', value: 'HOW', group: 'Input', help: 'merge commits: "first-parent" or "skip" (default: first-parent)'},
  {name: 'out', value: 'DIR', group: 'Output', help: 'where the dataset is written (default: ./gristmill-out/NAME, or "out" beside the configuration)'},
  {name: 'tokenizer', value: 'WHAT', group: 'Output', help: '"o200k_base", "none", or the path of a tokenizer.json (default: o200k_base)'},
  {name: 'json', group: 'Output', help: 'nothing on stdout but one last line of JSON'},
  {name: 'store', value: 'DIR', group: 'Work', help: 'where finished work is kept for the next build (default: gristmill in the cache folder of the user)'},
  {name: 'threads', value: 'N', group: 'Work', help: 'how many at once (default: as many as the machine has; the output is the same)'},
  {name: 'help', short: 'h', group: 'Other', help: 'this page'},
  {name: 'version', short: 'V', group: 'Other', help: 'the version'},
];
