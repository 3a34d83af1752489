import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {importFiles} from '../../tools/executors/sync/import-files.ts';
import {openForgeMirror} from '../../tools/executors/sync/open-forge-mirror.ts';
import {requestsInGit} from '../../stages/source/github/requests-in-git.ts';
import {rulesWith} from '../stages/clean/rules/rules-rig.ts';
import {bench} from '../stages/source/git/rig.ts';
import {bringTo, plainForge as forge} from './bring-to.ts';
import {mill} from './rig.ts';

const never = new AbortController().signal;
const date = (second: number) => `2024-01-02T03:04:${String(second).padStart(2, '0')}Z`;
const issue = (number: number, more: object = {}) => ({number, title: `Number ${number}`, state: 'open', created_at: date(0), updated_at: date(0), user: {login: 'ada'}, ...more});
const comment = (id: number, number: number, body: string, second = 0) => ({id, body, user: {login: 'ada'}, created_at: date(0), updated_at: date(second), issue_url: `https://api.github.com/repos/a/b/issues/${number}`});

test('a build of imported discussions runs what came, and nothing of it without them', async (t) => {
  const {root, repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('One');
  const bring = bringTo(root);

  const plain = await build();
  t.deepEqual(Object.keys(plain.ledger).filter((name) => name.includes('items')), []);


  t.like(await bring([issue(1), issue(2), comment(5, 1, 'So?')]), {items: 3, older: 0});
  const first = await build({forge});
  t.deepEqual(first.ledger['items'], ['0000000001 comment 5', '0000000001 topic', '0000000002 topic']);
  t.deepEqual((JSON.parse(first.files['stats.json'] ?? '{}') as Record<string, unknown>)['items'], {comments: 1, issues: 2, 'issues open': 2});

  // One more comment is one more row, and what is known already is none.
  t.like(await bring([issue(1), comment(5, 1, 'So?'), comment(6, 2, 'Yes.')]), {items: 1, older: 2});
  const second = await build({forge});
  t.deepEqual(second.ledger['items'], ['0000000002 comment 6']);
  // The other document is not gathered again.
  const {items: _, 'stats.items': __, 'stats.discussions': ___, ...others} = second.ledger;
  t.deepEqual(others, {discussions: ['2'], 'discussions as said': ['2'], 'beginnings of discussions': ['2'], 'claims on issues': ['2']});

  t.true((await build({forge})).report.upToDate);
  const clean = await build({forge}, 'own');
  t.is(clean.report.root, second.report.root);
});

test('another mirror is taken over as it is, by an empty one, and only where it knows more by one that is not', async (t) => {
  const {root} = mill(t);
  const open = (name: string) => openForgeMirror(join(root, name), () => {}, never);
  mkdirSync(join(root, 'dumps'));
  writeFileSync(join(root, 'dumps/one.json'), JSON.stringify([issue(1), issue(2)]));
  writeFileSync(join(root, 'dumps/two.jsonl'), `${JSON.stringify(issue(3))}\n`);
  writeFileSync(join(root, 'dumps/notes.txt'), 'no');
  await using one = await open('one');
  t.like(await importFiles({log: one.log, repository: 'a/b', paths: [join(root, 'dumps')], told: () => {}}, never), {items: 3});
  await one.log.append({list: 'issues', asked: 'GET /', headers: {etag: 'x'}, body: JSON.stringify([issue(2, {updated_at: date(9)})])}, {list: 'issues', mark: {since: 'then'}});
  {
    await using two = await open('two');
    t.like(await importFiles({log: two.log, repository: 'a/b', paths: [join(root, 'one')], told: () => {}}, never), {items: 4});
    t.deepEqual(await two.log.lines(), await one.log.lines());
  }
  await using three = await open('three');
  await importFiles({log: three.log, repository: 'a/b', paths: [join(root, 'dumps/one.json')], told: () => {}}, never);
  t.like(await importFiles({log: three.log, repository: 'a/b', paths: [join(root, 'one')], told: () => {}}, never), {items: 2, older: 2});
});

test('where nothing is mirrored, git tells numbers, heads and titles of requests, and which of them landed', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('One');
  const head = (number: number, message: string) => {
    repo.run('checkout', '--quiet', '-b', `topic-${number}`);
    repo.write(`${number}.rs`, `fn f${number}() {}\n`);
    const oid = repo.commit(message);
    repo.run('update-ref', `refs/pull/${number}/head`, oid);
    repo.run('checkout', '--quiet', 'main');
    return oid;
  };
  const [merged, open] = [head(1, 'Mend it'), head(2, 'Try that\n\nOr not.')];
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #1 from ada/mend\n\nMend all of it', 'topic-1');
  repo.write('b.rs', 'fn b() {}\n');
  repo.commit('Squashed (#3)');
  const [squash = '', merge = '', base = ''] = repo.run('log', '--first-parent', '--format=%H').split('\n');
  const first = await build({forge});
  const rows = ['1', '2', '3'].flatMap((number) => [`000000000${number} request`, `000000000${number} topic`]);
  t.deepEqual(first.ledger['items'], rows);
  const read = await requestsInGit(bench(t).git, {gitDir: join(repo.dir, '.git'), verify: true, mainline: squash, not: [], pulls: [{vertex: 'pull 1', oid: merged}, {vertex: 'pull 2', oid: open}]}, never);
  const said = read.map((item) => (item.kind === 'topic' ? [item.number, item.title, item.state] : item.kind === 'request' ? [item.number, item.head.ref, item.head.oid, item.base.oid, item.merged?.oid ?? null] : []));
  t.deepEqual(said, [
    [1, 'Mend all of it', 'closed'], [1, 'mend', merged, base, merge],
    [2, 'Try that', 'open'], [2, '', open, null, null],
    [3, 'Squashed', 'closed'], [3, '', null, merge, squash],
  ]);

  // What moves is told; what is mirrored later takes its place.
  repo.run('update-ref', 'refs/pull/2/head', merged);
  const second = await build({forge});
  t.false(second.report.upToDate);
  t.deepEqual(second.files, (await build({forge}, 'anew')).files);
  t.true((await build({forge})).report.upToDate);
});

test('an archive is read without unpacking it, packed or not, and one that is cut is refused', async (t) => {
  const {root} = mill(t);
  const folder = join(root, 'archive');
  mkdirSync(folder);
  writeFileSync(join(folder, 'issues_000001.json'), JSON.stringify([{type: 'issue', url: 'https://github.com/a/b/issues/1', user: 'https://github.com/ada', title: 'One', body: 'x', created_at: date(0)}]));
  writeFileSync(join(folder, 'issue_comments_000001.json'), JSON.stringify([{type: 'issue_comment', url: 'https://github.com/a/b/issues/1#issuecomment-9', issue: 'https://github.com/a/b/issues/1', user: 'https://github.com/ada', body: 'y', created_at: date(0)}]));
  writeFileSync(join(folder, 'schema.bin'), Buffer.alloc(2000, 1));
  for (const [name, flags] of [['one.tar', '-cf'], ['two.tar.gz', '-czf']] as const) {
    execFileSync('tar', [flags, join(root, name), '-C', root, 'archive']);
    await using mirror = await openForgeMirror(join(root, `mirror of ${name}`), () => {}, never);
    const importing = {log: mirror.log, repository: 'a/b', told: () => {}};
    t.like(await importFiles({...importing, paths: [join(root, name)]}, never), {items: 2, older: 0});
    t.like(await importFiles({...importing, paths: [join(root, name)]}, never), {items: 0, older: 2});
    const bytes = readFileSync(join(root, name));
    writeFileSync(join(root, `cut ${name}`), bytes.subarray(0, Math.floor(bytes.length / 3)));
    t.like(await t.throwsAsync(importFiles({...importing, paths: [join(root, `cut ${name}`)]}, never)), {kind: 'unreadable-import'});
  }
});

test('what rules take out of discussions is in the audit, and nowhere else', async (t) => {
  const {root, repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('One');
  const secret = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';
  await bringTo(root)([issue(1, {title: `Leaks ${secret}`, user: {login: 'ada-lovelace'}}), comment(5, 1, `It is ${secret}, as ada@lovelace.dev says`)]);
  const {files} = await build({forge, clean: {rules: rulesWith(), guessable: false}});
  const audit = (files['audit.jsonl'] ?? '').split('\n').filter((line) => line.includes('"item"')).map((line) => JSON.parse(line) as Record<string, unknown>);
  t.deepEqual(audit.map(({item, field, rule}) => [item, field, rule]), [['0000000001 comment 5', 'body', 'github-token'], ['0000000001 comment 5', 'body', 'e-mail'], ['0000000001 comment 5', 'by', 'name'], ['0000000001 topic', 'title', 'github-token'], ['0000000001 topic', 'by', 'name']]);
  // The same secret and the same person are recognised again, by hashes.
  t.is(audit[0]?.['hash'], audit[3]?.['hash']);
  for (const [name, text] of Object.entries(files)) t.false(/ghp_16C7|lovelace/.test(text), name);
});
