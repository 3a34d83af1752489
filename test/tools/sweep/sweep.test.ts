import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {takeLock} from '../../../cache/process-lock.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {sweepWishes} from '../../../tools/executors/sweep/sweep-wishes.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

/** Builds a dataset as often as told, with a new commit each time. */
async function builtOften(bench: CommandBench, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    bench.repo.write('a.rs', `fn main() { ${'x();'.repeat(200 + time)} }\n`);
    bench.repo.commit(`commit ${time}`);
    const {code, err} = await bench.run('build');
    if (code !== 0) throw new Error(err);
  }
}

test('sweep keeps the last builds, says what went, and what it leaves verifies', async (t) => {
  const bench = commandBench(t);
  await builtOften(bench, 4);
  const {code, out, err} = await bench.run('sweep', '--keep', '2', '--older-than', '0');
  t.is(code, 0, err);
  t.is(err, '');
  t.regex(out, /^Swept \S+\/store\/mill-2\n\n {2}dataset +builds kept {2}dropped\n {2}source-[0-9a-f]{16} +2 +2\n\n {2}packs {2}\d+ kept, \d+ rewritten, \d+ removed\n {2}index {2}[^\n]*bytes[^\n]*\n {2}bytes {2}[\d,]+ before, [\d,]+ after; kept builds need about [\d,]+\n/);
  t.is((await bench.run('verify')).code, 0);
  t.like(await bench.ask('sweep'), {targets: [{kept: 2, dropped: 0}], fits: true, missing: 0, unreadable: 0});
  // What is there is built upon as before.
  await builtOften(bench, 1);
  t.is((await bench.run('verify')).code, 0);
});

test('sweep --dry-run says what would go, and changes nothing', async (t) => {
  const bench = commandBench(t);
  await builtOften(bench, 3);
  const packs = () => readdirSync(join(bench.store, 'mill-2/packs')).sort();
  const before = packs();
  const {code, out} = await bench.run('sweep', '--keep', '1', '--older-than', '0', '--dry-run');
  t.is(code, 0);
  t.regex(out, /^Nothing was changed\. A sweep of \S+ would come to this\n\n {2}dataset +would stay {2}would go\n {2}source-[0-9a-f]{16} +1 +2\n/);
  t.deepEqual(packs(), before);
  t.like(await bench.ask('sweep', '--keep', '3'), {dryRun: false, targets: [{kept: 3, dropped: 0}]});
});

test('sweep of a store without a build has nothing to do', async (t) => {
  const {run} = commandBench(t);
  const {code, out} = await run('sweep');
  t.is(code, 0);
  t.true(out.includes('\n  No builds\n'), out);
});

test('sweep fails when even the last builds do not fit', async (t) => {
  const bench = commandBench(t);
  await builtOften(bench, 1);
  const {code, out} = await bench.run('sweep', '--max-bytes', '1K', '--older-than', '0');
  t.is(code, 1);
  t.true(out.includes('It does not fit: even the last build of every dataset takes more than that'), out);
  t.is((await bench.run('verify', '--quick')).code, 0);
});

test('sweep finds every mistake in what it is asked at once', async (t) => {
  const {code, err, out} = await commandBench(t).run('sweep', '--keep', '0', '--max-bytes', 'lots', '--older-than', 'week');
  t.is(code, 2);
  t.is(out, '');
  t.true(err.includes('  --keep: expected a whole number of at least 1, got "0"\n  --max-bytes: expected a size such as "500M" or "20G", got "lots"\n  --older-than: expected a number of days, got "week"\n'), err);
});

test('sweepWishes() reads sizes as people write them', (t) => {
  const size = (word: string) => sweepWishes({values: new Map([['max-bytes', [word]]])}).maxBytes;
  t.deepEqual(['1000', '1K', '1.5k', '2MiB', '2MB', '20G', '1 T', '7B'].map(size), [1000, 1024, 1536, 2 * 1024 ** 2, 2_000_000, 20 * 1024 ** 3, 1024 ** 4, 7]);
  for (const word of ['', '-1', '1x', '1iB', 'G', '1e9', '0x10']) t.throws(() => size(word), {message: /--max-bytes: expected a size/}, word);
  t.deepEqual(sweepWishes({values: new Map([['older-than', ['0.5']], ['keep', ['12']], ['dry-run', ['']]])}), {keep: 12, keepForMs: 43_200_000, exact: false, dryRun: true});
});

test('sweep says on stderr whom it is waiting for', async (t) => {
  const bench = commandBench(t);
  await builtOften(bench, 1);
  const store = join(bench.store, 'mill-2');
  const other = await takeLock(join(store, 'sweep.lock'), {tmp: join(store, 'tmp'), belief: () => ({nowMs: Date.now(), forMs: 60_000})});
  const host = bench.host();
  const write = host.stderr.write.bind(host.stderr);
  host.stderr.write = (text: string) => {
    void other[Symbol.asyncDispose]();
    return write(text);
  };
  t.is(await runCommand(['sweep'], host), 0);
  t.regex(host.err(), new RegExp(`^Waiting for another sweep, process ${process.pid} on ".+"\n$`));
});
