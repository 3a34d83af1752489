import {spawn} from 'node:child_process';
import {hash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {indexFolder} from '../../cache/index-rows.ts';
import {storeName} from '../../cache/store-format.ts';
import {random} from '../graph/rig/random.ts';
import {manifestIn, ranRows, reportOf, start, type Ended} from './binary.ts';
import {plainHistory} from './fast-history.ts';
import {mill} from './rig.ts';

const bin = new URL('../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

/** A repository, and the words that build it into a store and a folder under its root. */
function made(t: ExecutionContext, commits: number) {
  const {root, repo} = mill(t);
  plainHistory(repo, random(commits), {commits});
  const home = join(root, 'home');
  const words = (store: string, out: string, more: readonly string[]) =>
    ['build', repo.dir, '--json', '--tokenizer', join(root, 'bytes.tokenizer.json'), '--store', join(root, store), '--out', join(root, out), ...more];
  return {root, repo, home, words, run: (store: string, out: string, ...more: readonly string[]) => start(words(store, out, ['--threads', '1', ...more]), {home, killAfterMs: 60_000})};
}

test('with few file handles a build says so or works, and never hangs', async (t) => {
  const {root, words, home, run} = made(t, 80);
  await reportOf(run('calm', 'calm-out'));
  const codes: (number | null)[] = [];
  // Fewer, and Node itself does not start. Threads take some ten each, git and its pipes as many.
  for (const handles of [26, 33, 40, 46, 50, 54, 60, 256]) {
    const {code, signal, stdout, stderr} = await limited(handles, words('few', 'few-out', ['--threads', '3']), home);
    const what = `${handles} handles: ended with ${code ?? signal}: ${stdout}${stderr}`;
    t.true(code === 0 || code === 1, what);
    codes.push(code);
    if (code === 1) t.is((JSON.parse(stdout) as {error: {code: string}}).error.code, 'GM3005', what);
    else t.is(manifestIn(join(root, 'few-out')), manifestIn(join(root, 'calm-out')), what);
    for (const folder of ['few', 'few-out']) rmSync(join(root, folder), {recursive: true, force: true});
  }
  t.true(codes.includes(1) && codes.at(-1) === 0, codes.join());
});

test('a store or an output folder that cannot be one ends a build with 1, the place and the cure', async (t) => {
  const {root, run} = made(t, 3);
  writeFileSync(join(root, 'file'), 'mine');
  for (const [store, out] of [['file', 'out'], ['store', 'file'], ['file/below', 'out']] as const) {
    const {code, stdout} = await run(store, out).ended;
    const {error} = JSON.parse(stdout) as {error: {code: string; where: string; fix: string}};
    t.is(code, 1, stdout);
    t.regex(error.code, /^GM3\d{3}$/, stdout);
    t.true(error.where.startsWith(join(root, 'file')) && error.fix.includes('file'), stdout);
  }
  t.is(readFileSync(join(root, 'file'), 'utf8'), 'mine');
});

test('two builders of one target at once, into one folder or two, both end as one alone does', async (t) => {
  const {root, run} = made(t, 50);
  await reportOf(run('calm', 'calm-out'));
  const calm = manifestIn(join(root, 'calm-out'));
  for (const [round, outs] of [['same', 'same'], ['one', 'two', 'two']].entries()) {
    const reports = await Promise.all(outs.map((out) => reportOf(run(`store ${round}`, `${out} ${round}`))));
    t.true(reports.every(({root: built}) => built === reports[0]?.root));
    for (const out of outs) t.is(manifestIn(join(root, `${out} ${round}`)), calm);
    const again = await Promise.all(outs.map((out) => reportOf(run(`store ${round}`, `${out} ${round}`))));
    t.true(again.every(({upToDate}) => upToDate), 'no row of either is lost');
  }
});

test('two builders of different targets share a store, and neither loses a row', async (t) => {
  const {root, repo, run} = made(t, 60);
  const wishes = [['--merges', 'skip'], ['--ref', repo.run('rev-parse', 'HEAD~40')], ['--ref', repo.run('rev-parse', 'HEAD~50')]] as const;
  for (const [at, wish] of wishes.entries()) await reportOf(run('calm', `calm ${at}`, ...wish));
  await Promise.all(wishes.map((wish, at) => reportOf(run('shared', `shared ${at}`, ...wish))));
  for (const [at, wish] of wishes.entries()) {
    t.is(manifestIn(join(root, `shared ${at}`)), manifestIn(join(root, `calm ${at}`)));
    t.true((await reportOf(run('shared', `shared ${at}`, ...wish))).upToDate);
    rmSync(join(root, `shared ${at}`), {recursive: true});
    t.is(ranRows(await reportOf(run('shared', `shared ${at}`, ...wish))), 0, 'what is written again is not made again');
  }
});

test('packs stamped by a clock that jumped a year either way, went backwards or stood still give the same dataset', async (t) => {
  const {root, repo, run} = made(t, 30);
  const year = 365n * 24n * 3_600_000_000_000n;
  const packs = join(root, 'store', storeName, 'packs');
  // Several packs with answers to the same questions: builds of a growing history.
  for (const ref of ['HEAD~20', 'HEAD~10', 'HEAD'].map((name) => repo.run('rev-parse', name))) await reportOf(run('store', 'out', '--ref', ref));
  const names = readdirSync(packs).sort();
  t.true(names.length >= 3);
  const clocks: readonly ((madeAt: bigint, at: number) => bigint)[] = [(now) => now + year, (now) => now - year, (now, at) => now - BigInt(at) * year, () => 0n, () => 2n ** 64n - 1n, (now, at) => (at % 2 === 0 ? now + year : now - year)];
  const calm = manifestIn(join(root, 'out'));
  for (const [round, clock] of clocks.entries()) {
    for (const [at, name] of readdirSync(packs).sort().entries()) restamp(packs, name, (madeAt) => clock(madeAt, at));
    rmSync(join(root, 'store', storeName, indexFolder), {recursive: true});
    rmSync(join(root, 'out'), {recursive: true});
    const report = await reportOf(run('store', 'out', '--ref', repo.run('rev-parse', 'HEAD')));
    t.is(ranRows(report), 0, `clock ${round}: every row is still known`);
    t.is(manifestIn(join(root, 'out')), calm);
    t.true(readdirSync(packs).length >= 1);
  }
});

/** A pack as it would be had the clock said something else when it was made: its name is the hash of its bytes, its stamp included. */
function restamp(packs: string, name: string, stamp: (madeAt: bigint) => bigint): void {
  const bytes = readFileSync(join(packs, name));
  bytes.writeBigUInt64BE(BigInt.asUintN(64, stamp(bytes.readBigUInt64BE(8))), 8);
  writeFileSync(join(packs, name), bytes);
  renameSync(join(packs, name), join(packs, `${hash('sha256', bytes, 'hex')}.pack`));
}

/** The binary with so many file handles at most. */
function limited(handles: number, args: readonly string[], home: string): Promise<Ended> {
  mkdirSync(home, {recursive: true});
  const child = spawn('sh', ['-c', `ulimit -n ${handles}; exec "$@"`, 'sh', process.execPath, bin, ...args], {
    cwd: home,
    env: {PATH: process.env['PATH'], HOME: home},
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  const said = {stdout: '', stderr: ''};
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said.stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({code, signal, ...said}));
  });
}
