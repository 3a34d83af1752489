// A history with two requests for one line, of which the first was squashed, beside a mirror that whatever a forge says can be brought to.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {forgeFolder} from '../../tools/executors/sync/forge-folder.ts';
import {importFiles} from '../../tools/executors/sync/import-files.ts';
import {openForgeMirror} from '../../tools/executors/sync/open-forge-mirror.ts';
import {mill} from './rig.ts';

/** The forge of the mirror, and what samples of it go by. */
export const plainForge = {api: 'https://api.github.com', repository: 'a/b'};
export const forgeRules = {bots: [], keepBots: false, maxBytes: 1_000_000, repository: 'a/b'};

const never = new AbortController().signal;

/** Brings what a forge would say into the mirror of a rig. */
export function bringTo(root: string) {
  return async (things: readonly object[]) => {
    writeFileSync(join(root, 'dump.json'), JSON.stringify(things));
    await using mirror = await openForgeMirror(forgeFolder(join(root, 'own/store'), plainForge), () => {}, never);
    return await importFiles({log: mirror.log, repository: 'a/b', paths: [join(root, 'dump.json')], told: () => {}}, never);
  };
}

export function requestedHistory(t: ExecutionContext) {
  const rig = mill(t);
  const {root, repo} = rig;
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  const heads = [7, 8].map((number) => {
    repo.run('checkout', '--quiet', '--detach', base);
    repo.write('a.rs', `1\n${number}\n3\n`);
    const head = repo.commit(`request ${number}`);
    repo.run('update-ref', `refs/pull/${number}/head`, head);
    return head;
  });
  repo.run('checkout', '--quiet', 'main');
  repo.run('cherry-pick', '--no-commit', heads[0] ?? '');
  return {...rig, bring: bringTo(root), base, heads, merged: repo.commit('Number 7 (#7)')};
}
