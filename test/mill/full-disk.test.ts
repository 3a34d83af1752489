import {join} from 'node:path';
import test from 'ava';
import {smallDisk} from '../cache/small-disk.ts';
import {random} from '../graph/rig/random.ts';
import {manifestIn, reportOf, start} from './binary.ts';
import {plainHistory} from './fast-history.ts';
import {mill} from './rig.ts';

const mebibyte = 1024 * 1024;
/** Half of the levels lie where a build that began cannot end; at some the disk is full from the start, and at the last ones there is room. */
const levels = [0, 0.004, 0.008, 0.016, 0.03, 0.06, 0.1, 0.2, 0.4, 0.7, 1, 2, 4, 7, 8.2, 9, 10.5, 11.1, 12, 16].map((level) => Math.round(level * mebibyte));

interface Told {readonly error: {readonly code: string; readonly fix: string}}

test('on a disk of any fill a build ends soon, well or with the code for a full disk, and well once there is space', async (t) => {
  const {root, repo} = mill(t);
  plainHistory(repo, random(28), {commits: 30});
  const run = (store: string, out: string) =>
    start(['build', repo.dir, '--json', '--threads', '1', '--tokenizer', join(root, 'bytes.tokenizer.json'), '--store', store, '--out', out], {home: join(root, 'home'), killAfterMs: 60_000});
  const calm = await reportOf(run(join(root, 'calm/store'), join(root, 'calm/out')));
  const disk = smallDisk(t, 32 * mebibyte);
  let full = 0;
  for (const [round, level] of levels.entries()) {
    const store = join(disk.dir, `store ${round}`);
    // Either both lie on the full disk, or one of them.
    const out = round % 3 === 1 ? join(root, `out ${round}`) : join(disk.dir, `out ${round}`);
    const storeHere = round % 3 === 2 ? join(root, `store ${round}`) : store;
    disk.leave(level);
    const began = performance.now();
    const {code, signal, stdout, stderr} = await run(storeHere, out).ended;
    const tookMs = performance.now() - began;
    const what = `${level} bytes free, round ${round}: ended with ${code ?? signal} after ${tookMs.toFixed(0)} ms: ${stdout}${stderr}`;
    t.log(what.slice(0, 400));
    t.true(code === 0 || code === 28, what);
    t.true(tookMs < 10_000, what);
    if (code === 28) {
      full++;
      t.like(JSON.parse(stdout), {error: {code: 'GM3001'}} satisfies {error: Partial<Told['error']>}, what);
    }
    disk.relieve();
    const after = await reportOf(run(storeHere, out));
    t.is(after.root, calm.root);
    t.is(manifestIn(out), manifestIn(join(root, 'calm/out')));
    if (code === 0) t.true(after.upToDate, what);
  }
  t.true(full >= 10 && full < levels.length, `${full} of ${levels.length} levels were too full`);
});
