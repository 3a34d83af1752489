// By what texts count as nearly the same: how they are cut into runs of words, how runs are sketched, and how much two must share.

/** A type, because parameters are plain data with any keys. */
export type RunRules = {
  /** `code`: letters, digits and `_` of ASCII. `spaces`: whatever stands between white space. `plain`: words in small letters, any number as 0. */
  readonly words: 'code' | 'plain' | 'spaces';
  /** Words in a run. */
  readonly run: number;
};

export type NearRules = RunRules & {
  /** Two texts are compared where all rows of one band agree. */
  readonly bands: number;
  readonly rows: number;
  /** What two must share of all runs that either has. */
  readonly percent: number;
};

export type NearPreset = 'data-prep-kit' | 'datatrove' | 'starcoder2';

/** As published. datatrove compares no texts: what its bands make likely in half of all cases is asked of them here. */
export const nearPresets: Readonly<Record<NearPreset, NearRules>> = {
  'starcoder2': {words: 'code', run: 5, bands: 25, rows: 10, percent: 70},
  'data-prep-kit': {words: 'spaces', run: 5, bands: 14, rows: 8, percent: 75},
  'datatrove': {words: 'plain', run: 5, bands: 14, rows: 8, percent: 72},
};
