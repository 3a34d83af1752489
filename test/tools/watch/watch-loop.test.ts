import test from 'ava';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import {bell} from '../../../tools/executors/watch/bell.ts';
import type {Pace} from '../../../tools/executors/watch/pace.ts';
import type {WatchEvent} from '../../../tools/executors/watch/watch-event.ts';
import {watchLoop, type Sight, type Trouble} from '../../../tools/executors/watch/watch-loop.ts';
import {emptyReport} from '../rig/fake-host.ts';

interface Build {readonly digest: string; readonly signal: AbortSignal; end(report?: Partial<BuildReport>): void; fail(failure: Error): void}

/** A loop whose world, time and builds are in the hands of the test. */
function rig(failure?: Error) {
  let now = 0;
  const sleepers = new Set<{readonly due: number; readonly wake: () => void}>();
  const pace: Pace = {
    now: () => now,
    wait: (milliseconds, signal) => new Promise((resolve) => {
      const sleeper = {due: now + milliseconds, wake: resolve};
      sleepers.add(sleeper);
      signal.addEventListener('abort', () => (sleepers.delete(sleeper), resolve()), {once: true});
    }),
  };
  const rung = bell(pace);
  const events: WatchEvent[] = [];
  const builds: Build[] = [];
  const stop = new AbortController();
  const world: {digest: string; failure: Error | undefined; hasRoom: boolean; looks: number} = {digest: 'a', failure, hasRoom: true, looks: 0};
  const ended = watchLoop<Sight>({
    look: async () => {
      world.looks++;
      if (world.failure !== undefined) throw world.failure;
      return {digest: world.digest, parts: new Map([['references', world.digest]])};
    },
    build: ({digest}, signal) => new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), {once: true});
      builds.push({digest, signal, end: (report) => resolve({...emptyReport, root: `root of ${digest}`, ...report}), fail: reject});
    }),
    root: undefined,
    bell: rung,
    pace,
    tell: (event) => void events.push(event),
    troubleOf: (failure): Trouble => ({for: failure instanceof Error && failure.message.includes('room') ? 'room' : failure instanceof Error && failure.message.includes('gone') ? 'repository' : 'change', code: 'GM0000', message: String(failure), cause: 'the test', fix: 'nothing'}),
    hasRoom: async () => world.hasRoom,
  }, stop.signal);
  ended.catch(() => undefined);
  /** Until everything that was begun waits for the test again. */
  const settle = async () => {
    for (let turns = 0; turns < 50; turns++) await new Promise<void>((resolve) => void setImmediate(resolve));
  };
  return {
    world,
    builds,
    ended,
    kinds: () => events.map(({kind}) => kind),
    last: () => events.at(-1),
    settle,
    async move(digest: string) {
      world.digest = digest;
      rung.ring();
      await settle();
    },
    async ring() {
      rung.ring();
      await settle();
    },
    async pass(milliseconds: number) {
      now += milliseconds;
      for (const sleeper of [...sleepers]) {
        if (sleeper.due > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await settle();
    },
    async stop() {
      stop.abort();
      await ended;
    },
  };
}

test('watchLoop() builds what it sees first, and nothing where a hint was about nothing', async (t) => {
  const {builds, settle, ring, kinds, stop} = rig();
  await settle();
  t.is(builds.length, 1);
  builds[0]?.end();
  await settle();
  for (let rings = 0; rings < 5; rings++) await ring();
  t.is(builds.length, 1);
  await stop();
  t.deepEqual(kinds(), ['moved', 'built', 'stopped']);
});

test('watchLoop() gives up a build whose world has moved on, and never one that a hint was about nothing for', async (t) => {
  const {builds, settle, move, ring, last, stop} = rig();
  await settle();
  await ring();
  t.false(builds[0]?.signal.aborted);
  await move('b');
  t.true(builds[0]?.signal.aborted);
  t.is(builds[1]?.digest, 'b');
  builds[1]?.end();
  await settle();
  t.like(last(), {kind: 'built', from: null, to: 'root of b', generation: 2});
  await stop();
});

test('watchLoop() lets a build through that was given up three times before: a world that never rests has a dataset, too', async (t) => {
  const {builds, settle, move, kinds, last, stop} = rig();
  await settle();
  for (const digest of ['b', 'c', 'd', 'e', 'f']) await move(digest);
  t.deepEqual(builds.map(({digest, signal}) => [digest, signal.aborted]), [['a', true], ['b', true], ['c', true], ['d', false]]);
  builds[3]?.end();
  await settle();
  // What it is behind by is built at once.
  t.is(builds[4]?.digest, 'f');
  builds[4]?.end();
  await settle();
  t.like(last(), {from: 'root of d', to: 'root of f'});
  t.is(kinds().filter((kind) => kind === 'superseded').length, 3);
  await stop();
});

test('watchLoop() waits for room, tries again only when there is some, and says both once', async (t) => {
  const {world, builds, settle, pass, move, kinds, stop} = rig();
  await settle();
  world.hasRoom = false;
  builds[0]?.fail(new Error('no room'));
  await settle();
  for (let tries = 0; tries < 5; tries++) await pass(60_000);
  await move('b');
  t.is(builds.length, 1);
  world.hasRoom = true;
  await pass(60_000);
  t.is(builds[1]?.digest, 'b');
  builds[1]?.end();
  await settle();
  await stop();
  t.deepEqual(kinds(), ['moved', 'waiting', 'moved', 'resumed', 'built', 'stopped']);
});

test('watchLoop() tries what failed in itself less and less often, and at once when it moved', async (t) => {
  const {builds, settle, pass, ring, move, kinds, stop} = rig();
  await settle();
  builds[0]?.fail(new Error('odd'));
  await settle();
  await ring();
  t.is(builds.length, 1, 'a hint about nothing is no reason to try again');
  for (const [after, many] of [[1999, 1], [1, 2], [3999, 2], [1, 3], [7999, 3]] as const) {
    await pass(after);
    t.is(builds.length, many);
    if (builds.length > 1) builds[many - 1]?.fail(new Error('odd'));
    await settle();
  }
  await move('b');
  t.is(builds.length, 4);
  builds[3]?.end();
  await settle();
  await stop();
  t.is(kinds().filter((kind) => kind === 'waiting').length, 1);
  t.is(kinds().filter((kind) => kind === 'resumed').length, 1);
});

test('watchLoop() throws what the first look throws, and waits for the repository later', async (t) => {
  await t.throwsAsync(rig(new Error('gone')).ended, {message: 'gone'});
  const {world, builds, settle, ring, pass, last, kinds, stop} = rig();
  await settle();
  builds[0]?.end();
  await settle();
  world.failure = new Error('gone');
  await ring();
  t.like(last(), {kind: 'waiting', for: 'repository'});
  await pass(2000);
  world.failure = undefined;
  await pass(2000);
  t.deepEqual(kinds(), ['moved', 'built', 'waiting', 'resumed'], 'what is back as it was is built already');
  await stop();
});

test('watchLoop() stops in the middle of a build', async (t) => {
  const {builds, settle, stop, kinds} = rig();
  await settle();
  await stop();
  t.true(builds[0]?.signal.aborted);
  t.deepEqual(kinds(), ['moved', 'stopped']);
});
