import test from 'ava';
import {random} from '../graph/rig/random.ts';
import {plainHistory} from './fast-history.ts';
import {mill} from './rig.ts';

const long = process.env['GRISTMILL_LONG'] === '1' ? test : test.skip;

/** A build of so many commits; then nothing to do, five times; then one commit more. */
async function work(t: Parameters<typeof mill>[0], commits: number) {
  const {repo, build} = mill(t);
  plainHistory(repo, random(commits), {commits});
  const shards = {targetBytes: 200_000};
  await build({shards, tokenizer: {kind: 'none'}});
  const idle = [];
  for (let round = 0; round < 5; round++) idle.push((await build({shards, tokenizer: {kind: 'none'}})).report);
  plainHistory(repo, random(commits + 1), {commits: 1, onto: 'refs/heads/main^0'});
  const {report, ledger} = await build({shards, tokenizer: {kind: 'none'}});
  return {idle, report, ran: Object.values(ledger).reduce((sum, ids) => sum + ids.length, 0)};
}

long('nothing to do costs the same after ten times the commits, and one commit more about as much', async (t) => {
  const [small, large] = [await work(t, 500), await work(t, 5000)];
  for (const report of [...small.idle, ...large.idle]) {
    t.true(report.upToDate);
    t.is(Object.values(report.rows).reduce((sum, {ran}) => sum + ran, 0), 0);
    t.deepEqual([report.work.blobReads, report.work.gitProcesses <= 2, report.work.bytesWritten], [0, true, 0]);
  }
  const fastest = ({idle}: typeof small) => Math.min(...idle.map(({wallMs}) => wallMs));
  t.true(fastest(large) <= 2 * fastest(small) + 20, `${fastest(small)} ms, then ${fastest(large)} ms`);
  t.true(large.ran <= small.ran + 10, `${small.ran} rows, then ${large.ran}`);
  t.true(large.report.work.blobReads <= small.report.work.blobReads + 2, `${small.report.work.blobReads} blobs, then ${large.report.work.blobReads}`);
  t.true(large.report.work.gitProcesses <= small.report.work.gitProcesses);
});
