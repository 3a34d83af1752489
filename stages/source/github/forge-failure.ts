// Why a forge's discussions cannot be had: what, where and what to do.

export type ForgeTrouble =
  | 'no-repository'
  | 'address-refused'
  | 'denied'
  | 'single-sign-on'
  | 'not-found'
  | 'unreachable'
  | 'not-a-forge'
  | 'other-origin'
  | 'limited'
  | 'damaged-page'
  | 'unreadable-import';

export interface ForgeProblem {readonly kind: ForgeTrouble; readonly what: string; readonly where: string; readonly fix?: string | undefined; readonly said?: string | undefined}

export class ForgeFailure extends Error implements ForgeProblem {
  readonly kind: ForgeTrouble;
  readonly what: string;
  readonly where: string;
  readonly fix: string | undefined;
  readonly said: string | undefined;

  constructor({kind, what, where, fix, said}: ForgeProblem) {
    super(`${what}: "${where}"`);
    this.name = 'ForgeFailure';
    this.kind = kind;
    this.what = what;
    this.where = where;
    this.fix = fix;
    this.said = said;
  }
}
