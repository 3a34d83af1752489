import {hash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {zstdCompressSync, zstdDecompressSync} from 'node:zlib';
import test from 'ava';
import {forgeFolder} from '../../../tools/executors/sync/forge-folder.ts';
import {bringTo, plainForge as forge} from '../../mill/bring-to.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import {random} from '../../graph/rig/random.ts';
import type {ProvenanceReport} from '../../../tools/executors/provenance/provenance-report.ts';
import {commandBench} from '../rig/command-bench.ts';

test('Every sample and many stretches of tokens of a wild history are what git has, byte by byte', async (t) => {
  const bench = commandBench(t);
  wildHistory(bench.repo, random(11), 30);
  bench.configure({commits: {forms: ['patch', 'before-after', 'message-to-diff', 'diff-to-message']}, chunks: true, groups: true, cuts: {unbroken: 'none', packed: {tokens: 128, overlap: 8, pack: true}}});
  const built = await bench.run('build');
  t.is(built.code, 0, built.err);
  const {differences, samples, tokens, untraced} = await bench.ask<ProvenanceReport>('provenance', '--sample', '10000', '--tokens', '120');
  t.deepEqual(differences, []);
  // Everything was drawn, and nothing was passed over but what has no source.
  t.deepEqual(samples.map(({kind}) => kind).sort(), ['before-after', 'chunk', 'commit', 'diff-to-message', 'file', 'message-to-diff']);
  t.true(samples.every(({drawn, equal, bytes}) => drawn > 0 && equal === drawn && bytes > 0));
  t.is(tokens.reduce((sum, {equal}) => sum + equal, 0), 120);
  t.deepEqual(untraced.map(({reason}) => reason.split(':')[0]).sort(), ['mark of structure', 'template']);
});

const date = (second: number) => `2017-07-14T03:00:${String(second).padStart(2, '0')}Z`;
const said = (more: object) => ({user: {login: 'ada'}, created_at: date(0), updated_at: date(0), ...more});

test('Clean texts, discussions and what rules took out lead back to raw ones, each span in a user\'s words', async (t) => {
  const bench = commandBench(t);
  const {repo} = bench;
  const secret = ['ghp', '_', '0Zb3Kq9LwXv7Rt2YcN5Pd8Hs4Mf6Jg1AaBbC'].join('');
  repo.write('a.rs', `// mail ada.lovelace@mail.dev\nfn a() {}\nlet k = "${secret}";\nfn ä() {}\n`);
  writeFileSync(join(repo.dir, 'w.txt'), Buffer.from('\ufeffwide ada.lovelace@mail.dev ü\n', 'utf16le'));
  const base = repo.commit('base, for ada.lovelace@mail.dev and more\n\nby bob@mail.dev');
  repo.run('checkout', '--quiet', '--detach', base);
  repo.write('a.rs', `// mail bob@mail.dev\nfn a() {}\nlet k = "${secret}";\nfn ä() { 1 }\n`);
  const head = repo.commit('request 7');
  repo.run('update-ref', 'refs/pull/7/head', head);
  // One that nobody merged has texts of its own.
  repo.write('a.rs', '// mail eve@mail.dev\nfn a() {}\n');
  const open = repo.commit('request 8');
  repo.run('update-ref', 'refs/pull/8/head', open);
  repo.run('checkout', '--quiet', 'main');
  repo.run('cherry-pick', '--no-commit', head);
  const merged = repo.commit('Number 7 (#7)');
  const dump = [
    said({number: 3, title: 'It is broken', body: 'Ask ada.lovelace@mail.dev,\r\nor me.', state: 'open'}),
    said({id: 7, node_id: 'PR_7', number: 7, title: 'Number 7', body: '<!-- write here -->\nFixes #3\n', state: 'closed', closed_at: date(30), merged_at: date(30), merge_commit_sha: merged, draft: false, head: {sha: head, ref: 'topic', repo: {full_name: 'a/b'}}, base: {sha: base, ref: 'main'}, pull_request: {}}),
    said({id: 9, node_id: 'PR_8', number: 8, title: 'Number 8', body: 'Not merged.', state: 'open', merged_at: null, merge_commit_sha: null, draft: false, head: {sha: open, ref: 'other', repo: {full_name: 'a/b'}}, base: {sha: head, ref: 'main'}, pull_request: {}}),
    said({id: 5, body: 'So what of it, bob@mail.dev?', created_at: date(9), issue_url: 'https://api.github.com/repos/a/b/issues/7'}),
    said({id: 6, body: '> So what of it, bob@mail.dev?\n\nThis of it.', created_at: date(10), issue_url: 'https://api.github.com/repos/a/b/issues/7'}),
    said({id: 8, body: 'Why one?', created_at: date(11), path: 'a.rs', diff_hunk: '@@ -1,4 +1,4 @@\n-fn ä() {}\n+fn ä() { 1 }', pull_request_url: 'https://api.github.com/repos/a/b/pulls/7', line: 4, commit_id: head, original_commit_id: head, side: 'RIGHT'}),
  ];
  await bringTo(bench.root, {store: bench.store})(dump);
  bench.configure({clean: {salt: 'the salt of a test, long'}, groups: true, github: {repository: 'a/b', samples: ['pr_diff', 'pr', 'pr_description', 'review_fix', 'issue', 'issue_patch']}, commits: {forms: ['patch', 'before-after']}});
  const built = await bench.run('build');
  t.is(built.code, 0, built.err);
  const {differences, samples, traced} = await bench.ask<ProvenanceReport>('provenance', '--sample', '1000', '--tokens', '300');
  t.deepEqual(differences, []);
  const redacted = Object.fromEntries(samples.map(({kind, redacted}) => [kind, redacted]));
  for (const kind of ['file', 'commit', 'before-after', 'pr_diff', 'issue']) t.true((redacted[kind] ?? 0) > 0, `${kind}: ${JSON.stringify(redacted)}`);
  const words = new Set(traced.flatMap(({spans}) => spans.filter(({kind}) => kind === 'source').map(({where}) => where)));
  const [tip, first] = [merged.slice(0, 12), base.slice(0, 12)];
  for (const wanted of [`source@${tip}:a.rs:1-4`, `source@${tip}:w.txt:1`, `message of commit source@${first}`, `author of commit source@${tip}`, `change in source@${tip}:a.rs:1-4`, 'issue #3, title', 'issue #3, description', 'pull request #7, title', 'pull request #7, description', 'pull request #7, comment 1', 'pull request #7, comment 2']) {
    t.true(words.has(wanted), `${wanted} of ${[...words].join('; ')}`);
  }

  // What the forge says is held against what was made of it: another word on the page is told.
  const [page = ''] = readdirSync(join(forgeFolder(bench.store, forge), 'pages'), {recursive: true}).map(String).filter((name) => name.endsWith('.zst'));
  const path = join(forgeFolder(bench.store, forge), 'pages', page);
  const log = join(forgeFolder(bench.store, forge), 'log');
  const text = zstdDecompressSync(readFileSync(path)).toString('utf8').replace('This of it.', 'That of it.');
  const name = hash('sha256', text, 'hex');
  mkdirSync(join(path, '../..', name.slice(0, 2)), {recursive: true});
  writeFileSync(join(path, '../..', name.slice(0, 2), `${name}.zst`), zstdCompressSync(text));
  writeFileSync(log, readFileSync(log, 'utf8').replace(page.slice(3, -4), name));
  const {code, out} = await bench.run('provenance', '--tokens', '0');
  t.is(code, 1);
  t.regex(out, /source: samples\.(?:pr|pr_diff)\/7, .*pull request #7, comment 2, no page of the forge says this\n/);
});
