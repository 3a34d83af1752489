import {spawnSync} from 'node:child_process';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {forEachBounded} from '../../graph/run/bounded.ts';
import {random} from '../graph/rig/random.ts';
import {crashState, cuts, momentsOf, type CrashState} from './crash-states.ts';
import {diskLog, tracedCalls, type DiskLog} from './disk-log.ts';
import {judge} from './judges.ts';
import {tempFolder} from './rows.ts';
import {straceCalls, straceFlags} from './strace-calls.ts';

// Only Linux has strace; there it must be found.
const onLinux = process.platform === 'linux' ? test : test.skip;
const long = process.env['GRISTMILL_LONG'] === '1';
const [builder, preload] = ['small-builder.ts', 'kill-at-step.ts'].map((name) => fileURLToPath(new URL(name, import.meta.url)));

/** Folders that the store has to make, too. */
const place = 'new/deep/store';
const batches = 36;
// Two that die over new folders before these are synced, one alone until its packs are merged, two at once, one that dies in a commit, and those that come after it.
const session = [
  'GRISTMILL_TEST_STEP="after:1:make the folder roots" builder right 3',
  `GRISTMILL_TEST_STEP="after:1:make the target's folder" builder right 3`,
  'builder right 9',
  'builder left 14',
  '(builder left 21 & builder right 24 & wait)',
  'GRISTMILL_TEST_STEP="before:2:sync the next root" builder left 36',
  'builder right 30',
  'builder left 33',
].join('\n');

onLinux('diskStore: whatever a power cut leaves of what was not synced, the root is the last acknowledged one or the next, and no row of it is lost', async (t) => {
  const log = await recorded(t);
  const moments = momentsOf(log);
  t.true(moments.length > 400, `${moments.length} moments`);
  const seed = 7;
  const dice = random(seed);
  const states = long
    ? moments.flatMap((moment, at) => [{moment, cut: cuts[0]}, {moment, cut: cuts[1 + at % (cuts.length - 1)] ?? 'torn'}])
    : Array.from({length: 60}, (_, at) => ({moment: dice.pick(moments), cut: cuts[at % cuts.length] ?? 'torn'}));
  const folder = await tempFolder(t);
  const failed: string[] = [];
  await forEachBounded([0, 1], 2, async (lane) => {
    const judged = judge(t);
    for (const [at, {moment, cut}] of states.entries()) {
      if (at % 2 !== lane) continue;
      const dir = join(folder, String(at));
      const own = random(seed + at);
      const state = crashState(log, moment, {cut, dice: own});
      await materialize(state, dir, own.int(3));
      const {problems = [], died} = await judged({dir: join(dir, place), acknowledged: acknowledgedIn(state), batches, damaged: false});
      if (died !== undefined || problems.length > 0) failed.push(`seed ${seed}, state ${at}, moment ${moment}, ${cut}: ${died ?? problems.slice(0, 3).join('; ')}`);
      await rm(dir, {recursive: true});
    }
  });
  t.deepEqual(failed, []);
  // A store that does the same and never syncs must be told apart, or all this tells nothing.
  const careless = crashState({...log, deeds: log.deeds.filter(({kind}) => kind !== 'sync')}, moments.at(-1) ?? 0, {cut: 'some lost', dice});
  await materialize(careless, join(folder, 'careless'), 0);
  const {problems = []} = await judge(t)({dir: join(folder, 'careless', place), acknowledged: acknowledgedIn(careless), batches, damaged: false});
  t.true(problems.length > 0);
  t.log(`${states.length} states at ${moments.length} moments of ${log.deeds.length} deeds`);
});

/** What the session does to an empty disk. */
async function recorded(t: ExecutionContext): Promise<DiskLog> {
  const base = await tempFolder(t);
  const trace = join(await tempFolder(t), 'trace');
  const shell = `node=$0 preload=$1 script=$2 store=$3\nbuilder() { "$node" --import "$preload" "$script" "$store" "$@"; }\n${session}`;
  const {stdout, stderr, error} = spawnSync('strace', [...straceFlags, '-o', trace, '-e', `trace=${tracedCalls}`, 'sh', '-c', shell, process.execPath, preload ?? '', builder ?? '', join(base, place)], {encoding: 'utf8', env: {...process.env, UV_USE_IO_URING: '0'}});
  t.is(error, undefined, 'strace is needed (Debian package strace)');
  t.regex(stdout, /^left 32$/m, stderr);
  return diskLog(straceCalls(await readFile(trace, 'utf8')), base);
}

/** How many batches of each target were acknowledged: the last line says so. */
function acknowledgedIn({said}: CrashState): Readonly<Record<string, number>> {
  const acknowledged: Record<string, number> = {left: 0, right: 0};
  for (const line of said) {
    const [, target, number] = /^(left|right) (\d+)$/.exec(line) ?? [];
    if (target !== undefined) acknowledged[target] = Number(number) + 1;
  }
  return acknowledged;
}

/** The lock file's content is no part of a state: it is gone, empty or noise. */
async function materialize({files}: CrashState, dir: string, lock: number): Promise<void> {
  await mkdir(dir);
  for (const [path, bytes] of files) {
    const at = join(dir, path);
    if (bytes === undefined) await mkdir(at);
    else if (!path.endsWith('/lock.mdb')) await writeFile(at, bytes);
    else if (lock > 0) await writeFile(at, lock === 1 ? '' : Buffer.alloc(8192, dirname(path)));
  }
}
