// Why a build that was to be published was not. The only failure that a remote can bring about, and only where it was asked for.

export type RemoteFailureKind = 'not-published' | 'no-remote' | 'no-secret';

export class RemoteFailure extends Error {
  readonly kind: RemoteFailureKind;
  readonly where: string;

  constructor(kind: RemoteFailureKind, where: string, message: string, cause?: unknown) {
    super(message, {cause});
    this.name = 'RemoteFailure';
    this.kind = kind;
    this.where = where;
  }
}
