// Where git runs for a dataset: an empty home and a configuration of ours, inside the store.
import {join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import type {GitPlaces} from '../../../stages/source/git/git-environment.ts';

export async function gitPlaces({store, path, sshAgent}: {readonly store: string; readonly path: string; readonly sshAgent?: string | undefined}): Promise<GitPlaces> {
  const home = join(store, 'git-home');
  await makeFolder(home);
  return {path, home, globalConfig: join(store, 'git-config'), ...(sshAgent === undefined ? {} : {sshAgent})};
}
