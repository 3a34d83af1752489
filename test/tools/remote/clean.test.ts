import test from 'ava';
import {newKey} from '../../../cache/remote/remote-key.ts';
import {commandBench, type CommandBench, type Ran} from '../rig/command-bench.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import type {CleanReport} from '../../../cache/remote/clean-remote.ts';
import type {RemoteStatus} from '../../../tools/executors/remote/remote-status.ts';
import {buildDataset} from '../../../tools/executors/build/build-dataset.ts';
import {cleanRemote} from '../../../cache/remote/clean-remote.ts';
import {guardedPlace} from '../../../cache/remote/guarded-place.ts';
import {readSecret} from '../../../cache/remote/remote-key.ts';
import type {RemoteManifest} from '../../../cache/remote/remote-manifest.ts';
import {objectPath, rootPath} from '../../../cache/remote/remote-names.ts';
import {memoryPlace} from '../../../cache/remote/remote-place.ts';
import {remoteReader} from '../../../cache/remote/remote-reader.ts';
import {remoteWriter} from '../../../cache/remote/remote-writer.ts';
import {memoryBook} from '../../../cache/remote/seen-book.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {grow} from './rig.ts';

const {secret, public: own} = newKey();
const signal = new AbortController().signal;
const day = 86_400;

test('gristmill remote keygen makes keys that a configuration and an environment take', async (t) => {
  const bench = commandBench(t);
  const key = await bench.ask<{secret: string; public: string}>('remote', 'keygen');
  t.truthy(readSecret(key.secret));
  t.is(readSecret(key.secret)?.public, key.public);
  t.notDeepEqual(await bench.ask('remote', 'keygen'), key);
});

test('gristmill remote status and gc say what is there and what goes, and a reader may not clear away', async (t) => {
  const bench = commandBench(t);
  const remote = {url: `${bench.root}/remote`, name: 'project', keys: {main: [own]}};
  bench.configure({remote});
  t.is((await asked<RemoteStatus>(t, bench, {}, 'remote', 'status')).last, null);
  grow(bench.repo, 3);
  t.is((await line(bench, {GRISTMILL_REMOTE_SECRET: secret}, 'build', '--remote', 'required')).code, 0);
  grow(bench.repo, 1, 3);
  t.is((await line(bench, {GRISTMILL_REMOTE_SECRET: secret, GRISTMILL_REMOTE_WRITER: 'night 2'}, 'build', '--remote', 'required')).code, 0);
  const status = await asked<RemoteStatus>(t, bench, {}, 'remote', 'status');
  t.like(status, {repository: 'project', domain: 'main', writes: false, last: {seq: 2, leastSeq: 0, writer: 'night 2'}});
  t.true((status.last?.hot.bytes ?? 0) > 0 && (status.last?.files.objects ?? 0) > 4);
  const {code, err} = await line(bench, {}, 'remote', 'gc');
  t.is(code, 1);
  t.true(err.startsWith('GM6102 '), err);
  const report = await asked<CleanReport>(t, bench, {GRISTMILL_REMOTE_SECRET: secret}, 'remote', 'gc', '--withdraw', '--grace', '0', '--nights', '1', '--weeks', '0');
  t.deepEqual(report.builds, {kept: 1, dropped: 1});
  t.true(report.objects.removed > 0);
  t.like(await asked<RemoteStatus>(t, bench, {}, 'remote', 'status'), {last: {seq: 3, leastSeq: 3}});
  // What is left is whole.
  t.like(await asked(t, bench, {}, 'build', '--store', `${bench.root}/other`, '--out', `${bench.root}/other-out`), {upToDate: true});
});

test('A clean-up keeps nights and weeks, removes what was marked long enough, and nothing that a kept build needs', async (t) => {
  let now = 1_800_000_000;
  const files = memoryPlace();
  const place = guardedPlace(files, {clock: () => 0, note: () => {}});
  const identity = {domain: 'main', repository: 'project', head: 'main', keys: {main: [own]}};
  const seen = memoryBook();
  const reader = remoteReader({...identity, place, seen, now: () => now, note: () => {}});
  const key = readSecret(secret);
  if (key === undefined) return t.fail();
  const writer = remoteWriter({...identity, place, reader, seen, key, now: () => now, believedFor: 1000 * day, writer: 'test'});
  const clean = (graceSeconds = 7 * day) => cleanRemote({...identity, place, reader, writer, now: () => now, nights: 3, weeks: 4, graceSeconds, dryRun: false}, signal);
  const hash = (digit: number) => digit.toString(16).padStart(64, '0');
  const shared = {in: 'main', sha256: hash(0xffff), size: 6};
  await writer.objects([{ref: shared, body: Buffer.from('shared')}], signal);
  let before: RemoteManifest['before'] = null;
  for (let night = 1; night <= 40; night++) {
    now += day;
    const file = {in: 'main', sha256: hash(night), size: 4};
    await writer.objects([{ref: file, body: Buffer.from('file')}], signal);
    const record = await writer.publish({key: hash(1000 + night) as Digest, root: hash(1) as Digest, at: now, before, hot: [], cold: [], costs: {}, files: [{...shared, file: 'shared'}, {...file, file: 'own'}]}, signal);
    before = {in: 'main', sha256: record.sha256, size: record.size, key: hash(1000 + night)};
  }
  const has = (night: number) => files.files.has(objectPath('main', hash(night)));
  const marked = await clean();
  t.is(marked?.objects.removed, 0);
  t.true((marked?.objects.marked ?? 0) > 30);
  t.true(has(1), 'What is marked is still there');
  now += 6 * day;
  t.is((await clean())?.objects.removed, 0);
  now += day;
  const last = await clean();
  t.true((last?.objects.removed ?? 0) > 30);
  t.false(has(1));
  t.true(has(40) && has(39) && has(38), 'The last nights');
  t.true(files.files.has(objectPath('main', shared.sha256)));
  const left = Array.from({length: 40}, (_, at) => at + 1).filter(has);
  t.true(left.length >= 4 && left.length <= 7, left.join());
  // Records of what is gone are gone, those of what stays are there, and another run changes nothing.
  for (let night = 1; night <= 40; night++) t.is(files.files.has(rootPath('main', 'project', hash(1000 + night))), has(night), String(night));
  const paths = [...files.files.keys()].sort();
  const again = await clean(0);
  t.is(again?.builds.dropped, 0);
  t.deepEqual([...files.files.keys()].sort(), paths);
});

async function line(bench: CommandBench, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  const host = bench.host({env, build: buildDataset});
  const code = await runCommand(args, host);
  return {code, out: host.out(), err: host.err()};
}

async function asked<T>(t: {fail(message: string): unknown}, bench: CommandBench, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<T> {
  const {code, out, err} = await line(bench, env, ...args, '--json');
  if (code !== 0) t.fail(`"${args.join(' ')}" ended with ${code}: ${out}${err}`);
  return JSON.parse(out) as T;
}
