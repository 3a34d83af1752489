// Requests that are known by the tree that they came to: which commit came to it for them.
import test from 'ava';
import {begun, evidence, grouped, request} from './groups-rig.ts';

test('the last of commits that were rebased has the tree of the request', async (t) => {
  const {repo, change, build} = begun(t);
  request(repo, 1, () => [change('a', 'half of it'), change('b', 'the other half')]);
  const half = change('a', 'half of it');
  const last = change('b', 'the other half');
  const milled = await build(grouped);
  t.deepEqual([half, last].map((oid) => evidence(milled, oid)), [[], ['tree of pull']]);
});

test('a commit that comes to the tree of a request from elsewhere is another change', async (t) => {
  const {repo, change, build} = begun(t);
  change('a', 'an early fix');
  request(repo, 1, () => [change('b', 'work upon it')]);
  repo.run('revert', '--no-edit', 'HEAD');
  const squash = change('b', 'Work upon it (#1)');
  const again = change('a', 'The early fix (#2)');
  repo.run('diff', '--quiet', again, 'refs/pull/1/head');
  const milled = await build(grouped);
  t.true(evidence(milled, squash).includes('patch of pull'));
  t.deepEqual(evidence(milled, again), ['same patch', 'subject names pull']);
});
