import {join} from 'node:path';
import test from 'ava';
import {bringTo, plainForge as forge} from './bring-to.ts';
import {mill} from './rig.ts';

const day = 86_400;

test('a template that changes makes those discussions again that may have been begun with it', async (t) => {
  const {root, repo, build} = mill(t);
  repo.write('.github/ISSUE_TEMPLATE.md', '## What happened here\n');
  const began = Number(repo.run('show', '--no-patch', '--format=%ct', repo.commit('One')));
  const issue = (number: number, seconds: number, body: string) => ({number, title: `Number ${number}`, body, state: 'open', created_at: new Date(seconds * 1000).toISOString(), updated_at: new Date(seconds * 1000).toISOString(), user: {login: 'ada'}});
  // The first was written before there was any template, the last long after the next one.
  const issues = [issue(1, began - day, '## What happened here\n\nIt broke.'), issue(2, began + day, '## What happened here\n\nIt broke.'), issue(3, began + 300 * day, '## What happened here\n\n## Which version is it\n\nTwo.')];
  for (const place of ['own', 'anew']) await bringTo(root, {store: join(root, place, 'store')})(issues);
  const removed = (files: Readonly<Record<string, string>>) => (JSON.parse(files['stats.json'] ?? '{}') as {discussions?: Record<string, number>}).discussions?.['removed template'];
  const first = await build({forge});
  t.is(removed(first.files), 2);

  // A commit that is no template's makes none of them again.
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('Two');
  const second = await build({forge});
  t.deepEqual(Object.keys(second.ledger).filter((name) => /templates|discussion/.test(name)), []);

  repo.write('.github/ISSUE_TEMPLATE.md', '## Which version is it\n');
  repo.run('add', '--all');
  repo.bytes(['commit', '--quiet', '-m', 'Three'], undefined, {GIT_COMMITTER_DATE: `@${began + 200 * day} +0000`});
  const third = await build({forge});
  t.deepEqual(third.ledger['discussions'], ['3']);
  t.deepEqual([third.ledger['texts of templates']?.length, third.ledger['templates of discussions']], [1, ['1', '2', '3']]);
  t.is(removed(third.files), 2);
  t.deepEqual((await build({forge}, 'anew')).files, third.files);
});
