// The user's ssh agent, for ssh addresses that the user named.
import type {Host} from './host.ts';

export function sshAgentOf({env}: Pick<Host, 'env'>): {readonly sshAgent?: string} {
  const sshAgent = env['SSH_AUTH_SOCK'];
  return sshAgent === undefined ? {} : {sshAgent};
}
