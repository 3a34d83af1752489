// Why a source cannot be used as it is: what, where and what to do.
import {terminalSafe} from './terminal-safe.ts';

export type SourceFailureKind =
  | 'address-refused'
  | 'not-a-repository'
  | 'mirror-taken'
  | 'shallow'
  | 'ref-missing'
  | 'refs-moving'
  | 'cut-missing'
  | 'no-work-tree';

export interface SourceProblem {readonly kind: SourceFailureKind; readonly what: string; readonly where: string; readonly hint: string}

export class SourceFailure extends Error implements SourceProblem {
  readonly kind: SourceFailureKind;
  readonly what: string;
  readonly where: string;
  readonly hint: string;

  constructor({kind, what, where, hint}: SourceProblem) {
    super(terminalSafe(`${what}: "${where}". ${hint}`));
    this.name = 'SourceFailure';
    this.kind = kind;
    this.what = what;
    this.where = where;
    this.hint = hint;
  }
}
