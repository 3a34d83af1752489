// A tokenizer that a dataset asks for and cannot have.
import {tokenizerFailureText, type TokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';

export class TokenizerProblem extends Error {
  readonly failure: TokenizerFailure;
  /** The file it was to be read from. */
  readonly where: string | undefined;

  constructor(failure: TokenizerFailure, where: string | undefined) {
    super(tokenizerFailureText(failure));
    this.name = 'TokenizerProblem';
    this.failure = failure;
    this.where = where;
  }
}
