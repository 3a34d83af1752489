// Errors 8xxx: the remote that builds are shared by. None of them can happen to a build that did not ask for it.
import type {RemoteFailureKind} from '../remote/remote-failure.ts';
import type {ErrorEntry} from './error-entry.ts';

export const remoteErrors = {
  'no-remote': {
    code: 'GM6101', exit: 'misused', title: 'There is no remote',
    cause: 'Something was asked of a remote, and the configuration names none.',
    fix: 'say remote: \'https://…\' in the configuration',
  },
  'no-secret': {
    code: 'GM6102', exit: 'failed', title: 'Nothing may be written to the remote',
    cause: 'Records are signed, and this run has no secret key whose public half is believed for whom it builds. The build itself is whole.',
    fix: 'gristmill remote keygen, then put the secret into GRISTMILL_REMOTE_SECRET and the public key into "remote.keys"',
  },
  'not-published': {
    code: 'GM6103', exit: 'failed', title: 'The build was not published',
    cause: 'The remote could not be reached, refused, or answered with what it should not. The build itself is whole and kept.',
    fix: 'check that {where} answers and that GRISTMILL_REMOTE_TOKEN may write there, then run the same command again',
  },
} as const satisfies Readonly<Record<RemoteFailureKind, ErrorEntry>>;
