import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import test from 'ava';
import {nginx} from './nginx.ts';
import {grow, remoteBench, type RemoteBench} from './rig.ts';

// The whole nightly, rehearsed: a build server with an empty disk every night, a clone of its own, and nginx.
test('A nightly: an empty remote, a first build, nothing new, new commits, a pull request, and what each asks for', async (t) => {
  let url = '';
  const bench = remoteBench(t, {place: () => ({kind: 'http', url, layout: 'files'})});
  const server = await nginx(t, bench.root);
  ({url} = server);
  const main = {...bench.writes, token: server.tokens.writes, use: 'required' as const};
  grow(bench.repo, 40);

  const first = await bench.machine('night-1', {source: clone(bench, 'night-1')}).build(main);
  t.true(first.remote.published);
  t.deepEqual(first.files, (await bench.alone()).files);

  // Nothing new, and only the remote matters: one request decides.
  const idle = await bench.machine('night-2', {source: clone(bench, 'night-2')}).build({...main, publishOnly: true});
  t.like(idle.report, {upToDate: true});
  t.like(idle.remote, {requests: 1, roundTrips: 1, bytesOut: 0});
  t.deepEqual(idle.ledger, {});

  // Nothing new, and the outputs are wanted: the record, the manifest, everything else.
  const reader = {token: server.tokens.reads};
  const wanted = await bench.machine('laptop', {source: clone(bench, 'laptop')}).build(reader);
  t.true(wanted.report.upToDate);
  t.is(wanted.remote.failures, 0);
  t.deepEqual(wanted.ledger, {});
  t.deepEqual(wanted.files, first.files);

  // New commits on an empty machine: only what is new runs.
  grow(bench.repo, 5, 40);
  const next = await bench.machine('night-3', {source: clone(bench, 'night-3')}).build(main);
  t.deepEqual(next.files, (await bench.alone()).files);
  t.is(next.ledger['commits']?.length, 5);
  t.is(next.ledger['samples.commit']?.length, 5);
  t.is(next.ledger['tokens.commit']?.length, 5);
  t.true((next.ledger['edits']?.length ?? 0) <= 6, String(next.ledger['edits']));
  t.true(next.remote.published);

  // A pull request reads what main has, runs what is its own, and can publish nothing: it has neither a key nor a token for it.
  bench.repo.write('src/own.rs', 'fn own() {}\n');
  bench.repo.commit('Add what is asked for');
  const pull = await bench.machine('pull', {source: clone(bench, 'pull')}).build({...reader, domain: 'pr-7'});
  t.is(pull.ledger['commits']?.length, 1);
  t.false(pull.remote.published);
  t.is(pull.remote.bytesOut, 0);
  t.deepEqual(pull.files, (await bench.alone()).files);
});

function clone({repo, root}: RemoteBench, name: string): string {
  const into = join(root, `clone-${name}`);
  execFileSync('git', ['clone', '--quiet', '--bare', repo.dir, into], {stdio: 'ignore'});
  return into;
}
