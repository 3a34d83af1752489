// What can be wrong with a question about a finished build.

export type LookTrouble = 'no-build' | 'lost-build' | 'not-found' | 'not-counted' | 'no-parts' | 'other-outputs' | 'no-mirror';

export class LookFailure extends Error {
  readonly kind: LookTrouble;
  readonly hint: string;

  constructor(kind: LookTrouble, message: string, hint: string) {
    super(message);
    this.name = 'LookFailure';
    this.kind = kind;
    this.hint = hint;
  }
}
