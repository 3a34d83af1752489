import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Mirror} from '../../../stages/source/git/mirror.ts';
import {feedOfRequests} from '../../../tools/executors/sync/feed-of-requests.ts';
import {forgeFolder} from '../../../tools/executors/sync/forge-folder.ts';
import {writablePageFolder} from '../../../tools/executors/sync/page-folder.ts';
import {plainForge as forge} from '../../mill/bring-to.ts';
import {bench} from '../../stages/source/git/rig.ts';

test('a build that finds the log of pages as it was reads none of its lines for the ends of requests', async (t) => {
  const {git, repo, root} = bench(t);
  const [store, dir] = [join(root, 'store'), join(repo.dir, '.git')];
  const mirror: Mirror = {kind: 'local', dir, refsDir: dir, objectsOf: dir, objectFormat: 'sha1', boundary: [], partial: false, notes: []};
  const log = await writablePageFolder(forgeFolder(store, forge));
  for (let count = 0; count < 60; count++) await log.append({list: 'issues', asked: `GET ${count}`, headers: {}, body: '[]'}, {list: 'issues'});
  const state = async () => Buffer.from((await feedOfRequests(git, {dataset: {store, forge, commits: {}, forget: undefined}, mirror, tips: [], mainline: undefined, heads: new Map(), cleaner: undefined})).state).toString('latin1');
  const first = await state();
  t.regex(first, /^ends 60\.[0-9a-f]{64}$/m);
  // What is not read may be anything.
  const path = join(forgeFolder(store, forge), 'log');
  const text = readFileSync(path, 'latin1');
  t.true(text.length > 5000, 'its end is looked at');
  writeFileSync(path, `?${text.slice(1)}`);
  t.is(await state(), first);
});
