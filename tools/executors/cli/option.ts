// One option of a command: what is parsed, what is explained, and what a typo is compared with.

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What the value is called; none for a switch. */
  readonly value?: string;
  /** Values that are known by name, for the shell to complete. */
  readonly choices?: readonly string[];
  readonly many?: true;
  readonly group: 'Input' | 'Output' | 'Work' | 'Other';
  readonly help: string;
}

/** Every command has these. */
export const commonOptions: readonly Option[] = [
  {name: 'json', group: 'Output', help: 'nothing on stdout but one last line of JSON'},
  {name: 'help', short: 'h', group: 'Other', help: 'this page'},
];
