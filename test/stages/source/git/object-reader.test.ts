// The object reader against git's own answers, and against a git that dies.
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {execFileSync} from 'node:child_process';
import {dirname, join} from 'node:path';
import {deflateSync} from 'node:zlib';
import test from 'ava';
import {GitFailure} from '../../../../stages/source/git/git-failure.ts';
import {bench, never, readerFor, type Repo} from './rig.ts';

function blob(repo: Repo, content: Buffer | string): string {
  return repo.bytes(['hash-object', '-w', '--stdin'], content).toString('latin1').trim();
}

const absent = 'f'.repeat(40);

test('objectReader: gives the bytes git gives, whatever their size and type', async (t) => {
  const {git, repo} = bench(t);
  const contents = [0, 1, 65_535, 65_536, 65_537, 300_000].map((size) => Buffer.alloc(size, 'ab\n'));
  const oids = contents.map((content) => blob(repo, content));
  const commit = repo.commit('one');
  const reader = readerFor(t, git, {gitDir: join(repo.dir, '.git')});
  const objects = await reader.read([...oids, commit], never);
  t.deepEqual(objects.slice(0, -1), contents.map((bytes) => ({type: 'blob', bytes})));
  t.deepEqual(objects.at(-1), {type: 'commit', bytes: repo.bytes(['cat-file', 'commit', commit])});
  t.deepEqual(git.work, {gitProcesses: 1, blobReads: contents.length});
});

test('objectReader: a missing object is undefined and the ones behind it still come', async (t) => {
  const {git, repo} = bench(t);
  const oid = blob(repo, 'here');
  const reader = readerFor(t, git, {gitDir: join(repo.dir, '.git')});
  const objects = await reader.read([absent, oid, absent], never);
  t.deepEqual(objects, [undefined, {type: 'blob', bytes: Buffer.from('here')}, undefined]);
  t.deepEqual(await reader.read([], never), []);
});

test('objectReader: an object over the limit is streamed past', async (t) => {
  const {git, repo} = bench(t);
  const [large, exact, small] = [blob(repo, Buffer.alloc(200_001)), blob(repo, Buffer.alloc(200_000)), blob(repo, 'x')];
  const reader = readerFor(t, git, {gitDir: join(repo.dir, '.git'), maxBytes: 200_000});
  const objects = await reader.read([large, exact, small], never);
  t.deepEqual(objects, [{type: 'blob', oversize: 200_001}, {type: 'blob', bytes: Buffer.alloc(200_000)}, {type: 'blob', bytes: Buffer.from('x')}]);
});

test('objectReader: concurrent reads each get their own answers', async (t) => {
  const {git, repo} = bench(t);
  const oids = Array.from({length: 60}, (_, at) => blob(repo, `content ${at}`));
  const reader = readerFor(t, git, {gitDir: join(repo.dir, '.git')});
  const answers = await Promise.all(oids.map((oid) => reader.read([oid], never)));
  t.deepEqual(answers.flat(), oids.map((_, at) => ({type: 'blob', bytes: Buffer.from(`content ${at}`)})));
});

test('objectReader: an object that is not what its name promises is missing, unless nobody asks', async (t) => {
  const {git, repo} = bench(t);
  const oid = blob(repo, 'honest');
  const lie = join(repo.dir, '.git/objects', absent.slice(0, 2), absent.slice(2));
  mkdirSync(dirname(lie), {recursive: true});
  writeFileSync(lie, deflateSync('blob 4\0evil'));
  for (const [verify, expected] of [[true, undefined], [false, {type: 'blob', bytes: Buffer.from('evil')}]] as const) {
    const reader = readerFor(t, git, {gitDir: join(repo.dir, '.git'), verify});
    t.deepEqual(await reader.read([absent, oid], never), [expected, {type: 'blob', bytes: Buffer.from('honest')}]);
  }
});

test('objectReader: a dead child rejects what waits, and the next read starts another', async (t) => {
  const {git, repo, root} = bench(t);
  const oid = blob(repo, 'survivor');
  const real = execFileSync('sh', ['-c', 'command -v git'], {encoding: 'utf8'}).trim();
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/git'), `#!/bin/sh\nif [ -e "${root}/died" ]; then exec "${real}" "$@"; fi\nread -r line\n: > "${root}/died"\necho "$line cut" >&2\nexit 7\n`);
  chmodSync(join(root, 'bin/git'), 0o755);
  const reader = readerFor(t, {...git, path: `${join(root, 'bin')}:${git.path}`}, {gitDir: join(repo.dir, '.git')});
  const [first, second] = await Promise.allSettled([reader.read([oid], never), reader.read([oid, oid], never)]);
  for (const end of [first, second]) {
    const reason: unknown = end.status === 'rejected' ? end.reason : undefined;
    t.true(reason instanceof GitFailure && reason.code === 7 && reason.stderr.endsWith('cut'), String(reason));
  }
  t.deepEqual(await reader.read([oid], never), [{type: 'blob', bytes: Buffer.from('survivor')}]);
  t.is(git.work.gitProcesses, 2);
});

test('objectReader: an abort rejects its own read only; names that are not full are refused', async (t) => {
  const {git, repo} = bench(t);
  const oid = blob(repo, 'x');
  const reader = readerFor(t, git, {gitDir: join(repo.dir, '.git')});
  const abort = new AbortController();
  const aborted = reader.read([oid], abort.signal);
  abort.abort(new Error('enough'));
  await t.throwsAsync(aborted, {message: 'enough'});
  t.is((await reader.read([oid], never)).length, 1);
  await t.throwsAsync(reader.read(['HEAD\nflush'], never), {instanceOf: TypeError});
});

test('objectReader: closing rejects what a silent child never answered', async (t) => {
  const {git, root} = bench(t);
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/git'), '#!/bin/sh\nexec cat > /dev/null\n');
  chmodSync(join(root, 'bin/git'), 0o755);
  const reader = readerFor(t, {...git, path: `${join(root, 'bin')}:${git.path}`}, {gitDir: root});
  const waiting = reader.read([absent], never);
  const [ended] = await Promise.allSettled([waiting, reader.close()]);
  t.is(ended.status, 'rejected');
});
