// What can go wrong with a remote. Nothing of it is a reason for a build to fail: it is a miss, and it is counted.

/**
 *   unreachable  no connection, or one that broke
 *   slow         nothing came in time, or too little
 *   refused      the server does not let us: reading or writing there needs another token
 *   answered     an answer that is no answer: a redirect, "too many requests", an error of the server
 *   damaged      bytes that are not what their name or their signature says
 *   too-large    more bytes than were announced
 *   off          not asked any more in this run
 */
export type RemoteTroubleKind = 'unreachable' | 'slow' | 'refused' | 'answered' | 'damaged' | 'too-large' | 'off';

export class RemoteTrouble extends Error {
  readonly kind: RemoteTroubleKind;

  constructor(kind: RemoteTroubleKind, message: string, cause?: unknown) {
    super(message, {cause});
    this.name = 'RemoteTrouble';
    this.kind = kind;
  }
}

export function isTrouble(cause: unknown): cause is RemoteTrouble {
  return cause instanceof RemoteTrouble;
}
