// A sweep that is killed has taken nothing that anybody needs, and the next one goes on.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdir, rm} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {join} from 'node:path';
import test from 'ava';
import {buildStep, isWhole, packBytes, readRoots, sweepNow, withStore} from './rig.ts';
import {randomFrom, tempFolder} from '../rows.ts';
import {indexOf} from '../folder.ts';

const script = fileURLToPath(new URL('sweeper.ts', import.meta.url));
const rounds = process.env['GRISTMILL_LONG'] === '1' ? 200 : 8;
const seed = Number(process.env['GRISTMILL_SEEDS'] ?? 20_261_122);

test('sweep: killed at any moment it has taken nothing that is kept', async (t) => {
  t.timeout(20 * 60_000);
  const dir = await tempFolder(t);
  const random = randomFrom(seed);
  let [killed, longestMs] = [0, 400];
  for (let round = 0; round < rounds; round++) {
    const why = `seed ${seed}, round ${round}`;
    const version = (row: number) => Math.floor((row * 7 + round * 31) / 50) % 7;
    for (const target of ['a', 'b']) await withStore(dir, (store) => buildStep(store, {target, rows: 200, version}));
    const roots = await newestRoots(dir);
    killed += (await sweepUntil(dir, {ms: random(longestMs), exact: random(3) === 0, onEnd: (ms) => (longestMs = ms)})) ? 1 : 0;
    if (random(4) === 0) await rm(indexOf(dir), {recursive: true, force: true});
    await isWhole(t, dir, roots, why);
    // What can be recalled builds the same again.
    const before = await withStore(dir, (store) => store.root('a'));
    const again = await withStore(dir, (store) => buildStep(store, {target: 'a', rows: 200, version}));
    t.is(again.root, before?.root ?? t.fail('no root'), why);
    await isWhole(t, dir, [again.root], why);
  }
  t.true(killed > rounds / 3, `${killed} killed`);
  const first = await sweepNow(dir, {keep: 1, exact: true});
  await isWhole(t, dir, await readRoots(dir, ['a', 'b']));
  t.deepEqual((await readdir(join(dir, 'tmp'))).concat((await readdir(dir)).filter((name) => name.includes('lock'))), []);
  // After sweeps that were killed the first whole one may leave something for the next; then there is rest.
  const second = await sweepNow(dir, {keep: 1, exact: true});
  const size = await packBytes(dir);
  const third = await sweepNow(dir, {keep: 1, exact: true});
  t.is(await packBytes(dir), size, JSON.stringify({first, second, third}));
});

async function newestRoots(dir: string) {
  return withStore(dir, async (store) => (await Promise.all(['a', 'b'].map((target) => store.root(target)))).flatMap((root) => (root === undefined ? [] : [root.root])));
}

/** True when it was killed, so long after it began, and had not ended by then. */
async function sweepUntil(dir: string, {ms, exact, onEnd}: {ms: number; exact: boolean; onEnd: (ms: number) => void}): Promise<boolean> {
  const child = spawn(process.execPath, [script, dir, '1', ...(exact ? ['exact'] : [])], {stdio: ['ignore', 'pipe', 'inherit'], timeout: 120_000});
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const began = performance.now();
  const killer = AbortSignal.timeout(ms + 1);
  killer.addEventListener('abort', () => child.kill('SIGKILL'));
  const [code] = await ended;
  if (code === 0) onEnd(Math.ceil(performance.now() - began));
  return code === null;
}
