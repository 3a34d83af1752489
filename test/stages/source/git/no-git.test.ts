import {join} from 'node:path';
import test from 'ava';
import {GitFailure} from '../../../../stages/source/git/git-failure.ts';
import {objectReader} from '../../../../stages/source/git/object-reader.ts';
import {bench, never} from './rig.ts';

test('objectReader: a git that cannot be started fails every read, and keeps none waiting', async (t) => {
  const {root, git, repo} = bench(t);
  const reader = objectReader({...git, path: join(root, 'nowhere')}, {gitDir: join(repo.dir, '.git')});
  const reads = Array.from({length: 20}, () => reader.read(['a'.repeat(40)], never));
  for (const read of await Promise.allSettled(reads)) t.true(read.status === 'rejected' && read.reason instanceof GitFailure);
  await t.throwsAsync(reader.read(['a'.repeat(40)], never), {instanceOf: GitFailure});
});
