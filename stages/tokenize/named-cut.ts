// One way in which the samples of a dataset become sequences. A dataset may have several: what is tokenized once is cut in each of them.
import type {CutRules} from './cut/cut-sizes.ts';

export interface NamedCut {
  /** '' for the only one. */
  readonly name: string;
  /** None leaves every sample whole. */
  readonly rules: CutRules | null;
}

/** What the tokens of a tokenizer are called in one way of cutting: neither name has a dot. */
export function viewNamed(tokenizer: string, cut: string): string {
  return [tokenizer, cut].filter((name) => name !== '').join('.');
}
