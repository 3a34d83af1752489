// Sweeps beside builders: other processes that record, recall, publish and are killed while packs go from under them.
import {spawn, type ChildProcess} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {history, readRoots, isWhole, packBytes, reached, sweepNow, withStore} from './rig.ts';
import {openChunk} from '../../../graph/merkle/chunk.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {keyOf, randomFrom, tempFolder} from '../rows.ts';

const script = fileURLToPath(new URL('builder.ts', import.meta.url));
const everyTarget = ['a', 'b', 'c', 'd', 'e', 'dataset'];
const rounds = process.env['GRISTMILL_LONG'] === '1' ? 100 : 6;
const seed = Number(process.env['GRISTMILL_SEEDS'] ?? 20_261_121);

test('sweep: beside eight builders, some of them killed, kept roots stay whole and what is dead goes', async (t) => {
  t.timeout(30 * 60_000);
  const dir = await tempFolder(t);
  const random = randomFrom(seed);
  await history(dir, {steps: 1});
  const targets = ['a', 'b', 'c', 'd', 'e', 'a', 'b', 'c'];
  const builders = targets.map((target) => start(dir, target));
  t.teardown(() => builders.forEach(({child}) => child.kill('SIGKILL')));
  const total = {sweeps: 0, restarts: 0, kills: 0, removed: 0, waiting: 0};
  for (let round = 0; round < rounds; round++) {
    const why = `seed ${seed}, round ${round}`;
    const victim = random(3) === 0 ? random(builders.length) : -1;
    const work = Promise.all(builders.map(async (builder, at) => {
      const done = builder.ask(`${random(1e9)} ${1 + random(3)}`);
      if (at !== victim) return done;
      await Promise.race([done, sweepNow(dir, {keep: 2})]);
      builder.child.kill('SIGKILL');
      return done;
    }));
    let busy = true;
    const ended = work.finally(() => (busy = false));
    while (busy) {
      const report = await sweepNow(dir, {keep: 2, exact: random(8) === 0});
      total.sweeps++;
      total.removed += report.packs.removed;
      total.waiting += report.packs.waiting;
      t.is(report.missing, 0, why);
    }
    for (const [at, answer] of (await ended).entries()) {
      total.restarts += answer?.restarts ?? 0;
      if (at === victim) {
        builders[at] = start(dir, targets[at] ?? '');
        total.kills++;
      }
    }
    await isWhole(t, dir, await readRoots(dir, everyTarget), why);
    if (round % 3 === 0) {
      await sweepNow(dir, {keep: 2});
      await isWhole(t, dir, await readRoots(dir, everyTarget), `${why}, after a quiet sweep`);
    }
  }
  const last = await sweepNow(dir, {keep: 2});
  const kept = await readRoots(dir, everyTarget);
  await isWhole(t, dir, kept, `seed ${seed}, at the end`);
  const live = await bytesOfLiving(await tempFolder(t), dir, kept);
  const size = await packBytes(dir);
  t.log({...total, size, live, ratio: size / live, last: last.bytes, packs: last.packs});
  t.true(size <= 1.3 * live, `${size} bytes for ${live}`);
  t.is(last.packs.waiting, 0);
});

/** What a store takes that holds what these roots reach, an answer for each of their rows, and nothing else. */
async function bytesOfLiving(into: string, dir: string, roots: Parameters<typeof reached>[1]): Promise<number> {
  const {values} = await withStore(dir, (store) => reached(store, roots));
  const answers = new Set([...values].flatMap(([digest, wire]) => rowsIn(digest, wire)));
  await withStore(into, async (store) => {
    await store.record([...values].map(([digest, bytes]) => ({digest, bytes})));
    await store.record([...answers].map((row) => ({key: keyOf(row), digest: row.slice(row.indexOf(' ') + 1) as Digest})));
  });
  return packBytes(into);
}

/** The rows of a chunk, if the value is one. */
function rowsIn(digest: Digest, wire: Uint8Array): readonly string[] {
  try {
    const {level, entries} = openChunk(digest, wire);
    return level === 1 ? entries.map(({id, digest}) => `${id} ${digest}`) : [];
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
}

interface Answer {readonly roots: readonly string[]; readonly restarts: number}
interface Builder {
  readonly child: ChildProcess;
  /** `undefined` when it was killed. */
  ask(line: string): Promise<Answer | undefined>;
}

function start(dir: string, target: string): Builder {
  const child = spawn(process.execPath, [script, dir, target], {stdio: ['pipe', 'pipe', 'inherit']});
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const ready = lines.next();
  // A killed child's pipe breaks under what is written to it.
  child.stdin.on('error', () => undefined);
  return {
    child,
    async ask(line) {
      await ready;
      child.stdin.write(`${line}\n`);
      const {value, done} = await lines.next();
      return done === true || value === undefined ? undefined : (JSON.parse(value) as Answer);
    },
  };
}
