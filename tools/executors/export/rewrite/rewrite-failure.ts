// Why a model cannot be asked to rewrite. Says which host it was, and never with what token.

export type RewriteTrouble = 'rewrite-off' | 'rewrite-unreachable' | 'rewrite-denied' | 'rewrite-refused';

export class RewriteFailure extends Error {
  readonly kind: RewriteTrouble;
  readonly where: string;

  constructor(kind: RewriteTrouble, message: string, where: string) {
    super(message);
    this.name = 'RewriteFailure';
    this.kind = kind;
    this.where = where;
  }
}
