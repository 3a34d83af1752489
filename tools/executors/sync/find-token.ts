// The token that a forge is asked with: the variable that was named, then the usual ones, then what GitHub's own program has. It is handed on in memory only.
import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {isGithubs} from '../../../stages/source/github/forge-address.ts';
import type {Host} from '../host.ts';

export interface TokenPlace {
  readonly api: string;
  readonly tokenEnv?: string | undefined;
}

const run = promisify(execFile);

/** Tokens of github.com are for its hosts alone, as `gh` has it: a server of one's own has variables of its own. */
export async function findToken({api, tokenEnv}: TokenPlace, {env}: Pick<Host, 'env'>): Promise<string | undefined> {
  if (tokenEnv !== undefined) return plain(env[tokenEnv]);
  for (const name of usualNames(api, env)) {
    const token = plain(env[name]);
    if (token !== undefined) return token;
  }
  return await askGh(api, env);
}

function usualNames(api: string, env: Host['env']): readonly string[] {
  const own = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'];
  if (isGithubs(api)) return ['GITHUB_TOKEN', 'GH_TOKEN'];
  // In a workflow of that very server, it is the server's.
  return env['GITHUB_API_URL'] === api ? ['GITHUB_TOKEN', ...own] : own;
}

async function askGh(api: string, env: Host['env']): Promise<string | undefined> {
  const {hostname} = new URL(api);
  try {
    const {stdout} = await run('gh', ['auth', 'token', '--hostname', hostname.replace(/^api\./, '')], {env: {...env, GH_PROMPT_DISABLED: '1'}, timeout: 10_000});
    return plain(stdout.trim());
  } catch {
    // Not there, or not logged in: there is none.
    return undefined;
  }
}

/** What could not be in a header is none. */
function plain(value: string | undefined): string | undefined {
  return value !== undefined && /^[\x21-\x7e]{1,1000}$/.test(value) ? value : undefined;
}
