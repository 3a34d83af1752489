// A source whose own configuration would run programs: none of them runs.
import {chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commitFeed} from '../../../../stages/source/git/commit-feed.ts';
import {fileFeed} from '../../../../stages/source/git/file-feed.ts';
import {gitLoader} from '../../../../stages/source/git/git-loader.ts';
import {foreign} from '../../../../graph/value/digest.ts';
import {openMirror} from '../../../../stages/source/git/mirror.ts';
import {snapshot} from '../../../../stages/source/git/snapshot.ts';
import {bench, everyRow, never, readerFor} from './rig.ts';

test('hostile source: no hook, filter, monitor, text conversion, ssh command, pager, alias or include of its configuration runs', async (t) => {
  const rig = bench(t);
  const {repo, git, root} = rig;
  const [marker, script] = [join(root, 'RAN'), join(root, 'evil.sh')];
  writeFileSync(script, `#!/bin/sh\necho "$0 $@" >> "${marker}"\n`);
  chmodSync(script, 0o755);
  repo.write('.gitattributes', '* filter=evil diff=evil\n');
  repo.write('file', 'x');
  const head = repo.commit('one');
  const hooks = join(repo.dir, '.git/hooks');
  mkdirSync(hooks, {recursive: true});
  for (const hook of ['post-checkout', 'pre-auto-gc', 'reference-transaction', 'post-index-change', 'pre-receive', 'fsmonitor-watchman']) {
    writeFileSync(join(hooks, hook), readFileSync(script));
    chmodSync(join(hooks, hook), 0o755);
  }
  writeFileSync(join(root, 'included'), `[core]\n\tfsmonitor = ${script}\n\tpager = ${script}\n`);
  writeFileSync(join(repo.dir, '.git/config'), `[core]
\trepositoryformatversion = 1
\tfsmonitor = ${script}
\tsshCommand = ${script}
\thooksPath = ${hooks}
\tpager = ${script}
\teditor = ${script}
\taskPass = ${script}
\talternateRefsCommand = ${script}
\tgitProxy = ${script}
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = ssh://nowhere.invalid/x
\tpromisor = true
\tuploadpack = ${script}
[filter "evil"]
\tclean = ${script}
\tsmudge = ${script}
\tprocess = ${script}
\trequired = true
[diff "evil"]
\ttextconv = ${script}
\tcommand = ${script}
[diff]
\texternal = ${script}
[uploadpack]
\tpackObjectsHook = ${script}
[credential]
\thelper = ${script}
[gpg]
\tprogram = ${script}
[log]
\tshowSignature = true
[alias]
\tshow-ref = !${script}
[include]
\tpath = ${join(root, 'included')}
`);
  // The trap works: a plain git falls into it.
  t.throws(() => repo.run('status'), undefined);
  t.true(existsSync(marker));
  renameSync(marker, `${marker}.proof`);
  for (const source of [repo.dir, `file://${repo.dir}`]) {
    const mirror = await openMirror(git, {source, dir: join(root, `mirror-${source.length}`)}, never);
    const snap = await snapshot(git, mirror, ['HEAD', 'refs/*'], never);
    t.is(snap.head, head);
    const files = await everyRow(fileFeed(git, {mirror, commit: head}));
    t.is(files.size, 2);
    t.is((await everyRow(commitFeed(git, {mirror, tips: [head], merges: 'first-parent'}))).size, 1);
    const loader = gitLoader(git, {gitDir: mirror.dir, maxBytes: 1000});
    t.teardown(() => loader.close());
    const absent = foreign('git', 'ab'.repeat(20));
    t.deepEqual(await loader.load([absent, foreign('git', repo.run('rev-parse', 'HEAD:file'))], never), [undefined, Buffer.from('x')]);
  }
  // Even on the source itself, which no reader of ours is ever pointed at, a missing object fetches nothing.
  const careless = readerFor(t, git, {gitDir: join(repo.dir, '.git')});
  t.deepEqual(await careless.read(['ab'.repeat(20)], never), [undefined]);
  t.false(existsSync(marker), existsSync(marker) ? readFileSync(marker, 'utf8') : '');
});

test('gitLoader: too large is a stub that says how large, missing is not there', async (t) => {
  const {git, repo} = bench(t);
  const oid = repo.bytes(['hash-object', '-w', '--stdin'], Buffer.alloc(2000)).toString('latin1').trim();
  const loader = gitLoader(git, {gitDir: join(repo.dir, '.git'), maxBytes: 1999});
  t.teardown(() => loader.close());
  t.deepEqual(await loader.load([foreign('git', oid), foreign('git', 'ab'.repeat(20))], never), [{stub: 'Too large: 2000 bytes, at most 1999 are read'}, undefined]);
  await t.throwsAsync(loader.load([foreign('docs', 'x')], never), {message: /address of a git object/});
});
