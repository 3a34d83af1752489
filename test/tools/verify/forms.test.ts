import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import {built, verified as ask} from './rig.ts';

test('verify builds again in the forms of the build, with its plans and parts', async (t) => {
  const bench = await built(t);
  const forms: readonly DatasetConfig[] = [
    {commits: {forms: ['before-after', 'message-to-diff'], split: 1024, merges: 'skip'}, identifiers: {minLines: 1}, groups: true},
    {commits: {forms: ['patch', 'before-after'], renames: {similarity: 70}}, identifiers: true, chunks: true},
    {commits: {forms: ['before-after'], split: 2048}},
  ];
  for (const config of forms) {
    bench.configure(config);
    t.is((await bench.run('build')).code, 0);
    bench.configure();
    t.like(await ask(bench), {code: 0, findings: [], rebuilt: {same: true}}, JSON.stringify(config));
  }
});

test('verify builds the parts of a split again, with their trees, their pairs and what was said by then', async (t) => {
  const bench = await built(t);
  bench.repo.write('test_a.py', 'import a\n\ndef test_a():\n    a.a()\n');
  bench.repo.write('a.py', 'def a():\n    pass\n');
  bench.repo.commit('Add a (#7)');
  const github = {repository: 'a/b', samples: ['pr_diff', 'issue', 'issue_patch'] as const};
  bench.configure({split: true, testPairs: true, calls: {graph: 'before'}, product: true, identifiers: true, github});
  const said = {state: 'open', created_at: '2017-07-14T03:00:00Z', updated_at: '2017-07-14T03:00:00Z', user: {login: 'ada'}, body: 'It is wanted by all of us.'};
  writeFileSync(join(bench.root, 'dump.json'), JSON.stringify([{...said, number: 3, title: 'Wanted'}, {...said, number: 7, title: 'Add a', pull_request: {}, merged_at: null, id: 7, node_id: 'PR_7', draft: false, merge_commit_sha: null, head: {sha: '1'.repeat(40), ref: 'a', repo: null}, base: {sha: '2'.repeat(40), ref: 'main'}}]));
  for (const line of [['sync', '--import', join(bench.root, 'dump.json')], ['roll', '--promote'], ['build', '--offline']]) {
    const {code, err} = await bench.run(...line);
    t.is(code, 0, err);
  }
  const leaks = await bench.run('leaks');
  t.is(leaks.code, 0, leaks.out + leaks.err);
  bench.configure({github});
  t.like(await ask(bench), {code: 0, findings: [], rebuilt: {same: true}});
});
