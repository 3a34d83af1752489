// What the environment says about the remote: tokens, keys, and whom a build server builds for. Nothing of it is ever printed.
import {isDomain} from '../../../cache/remote/remote-names.ts';
import {isPublicKey, readSecret} from '../../../cache/remote/remote-key.ts';
import type {TrustedKeys} from '../../../cache/remote/signed-record.ts';
import {misused} from '../cli/parse-arguments.ts';
import type {Problem} from '../config/problem.ts';
import type {Host} from '../host.ts';
import type {RemoteAccess} from './remote-choice.ts';

export interface RemoteWish extends Pick<RemoteAccess, 'fold' | 'part' | 'publishOnly' | 'use'> {}

export function remoteAccess({env}: Pick<Host, 'env'>, {use, publishOnly, part, fold}: RemoteWish): RemoteAccess {
  const read = (name: string) => (env[name] === undefined || env[name] === '' ? undefined : env[name]);
  const [domain, secret, keys] = [read('GRISTMILL_REMOTE_TRUST'), read('GRISTMILL_REMOTE_SECRET'), read('GRISTMILL_REMOTE_KEYS')];
  const [id, s3Secret] = [read('AWS_ACCESS_KEY_ID'), read('AWS_SECRET_ACCESS_KEY')];
  const trusted = keys === undefined ? undefined : keysIn(keys);
  const problems: Problem[] = [
    ...(domain === undefined || isDomain(domain) ? [] : [{path: 'GRISTMILL_REMOTE_TRUST', expected: '"main", "pr-…" or "dev-…"', got: JSON.stringify(domain)}]),
    ...(secret === undefined || readSecret(secret) !== undefined ? [] : [{path: 'GRISTMILL_REMOTE_SECRET', expected: 'a secret key as "gristmill remote keygen" makes them', got: `${secret.length} characters that are none`}]),
    ...(keys === undefined || trusted !== undefined ? [] : [{path: 'GRISTMILL_REMOTE_KEYS', expected: 'public keys as "main=KEY,dev-anna=KEY"', got: 'something else'}]),
  ];
  if (problems.length > 0) throw misused(problems);
  return {
    use,
    publishOnly,
    part,
    fold,
    token: read('GRISTMILL_REMOTE_TOKEN'),
    secret,
    ...(id !== undefined && s3Secret !== undefined && {s3: {id, secret: s3Secret, session: read('AWS_SESSION_TOKEN')}}),
    domain,
    keys: trusted,
    writer: (read('GRISTMILL_REMOTE_WRITER') ?? read('GITHUB_RUN_ID') ?? read('CI_JOB_ID') ?? 'unnamed').slice(0, 100),
    clock: () => Date.now(),
  };
}

function keysIn(text: string): TrustedKeys | undefined {
  const keys: Record<string, string[]> = {};
  for (const pair of text.split(/[,\s]+/).filter((pair) => pair !== '')) {
    const [, name, key] = /^([a-z0-9._-]+\*?)=(.+)$/.exec(pair) ?? [];
    if (name === undefined || key === undefined || !isPublicKey(key)) return undefined;
    (keys[name] ??= []).push(key);
  }
  return keys;
}
