import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {zstdDecompressSync} from 'node:zlib';
import test from 'ava';
import {pageFolder} from '../../../tools/executors/sync/page-folder.ts';
import {forgeServer, type Fault, type ForgeServer} from '../../rig/forge/forge-server.ts';
import {itemsIn, itemsOf} from '../../rig/forge/mirror-of.ts';
import {emptyWorld, people, type World} from '../../rig/forge/world.ts';
import {scene, type Scene} from '../errors/scene.ts';

function grown(topics: number): World {
  const world = emptyWorld();
  const {pass, open, comment, review, remark} = people(world);
  for (let at = 0; at < topics; at++) {
    pass(500);
    const topic = open(at % 3 !== 0);
    for (let more = 0; more < 3; more++) comment(topic);
    if (!topic.request) continue;
    review(topic);
    remark(topic);
  }
  return world;
}

const github = (forge: ForgeServer, more: object = {}) => ({repository: 'team/project', host: forge.api, ...more});

function configure(place: Scene, github: object): void {
  place.repository();
  place.write({
    'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none', github}),
    // On this machine an hour is soon over.
    'soon.mjs': "import timers from 'node:timers/promises';\nimport {syncBuiltinESMExports} from 'node:module';\nconst wait = timers.setTimeout;\ntimers.setTimeout = (ms, ...rest) => wait(ms / 1000, ...rest);\nsyncBuiltinESMExports();\n",
  });
}

const soon = ({folder}: Scene) => ({NODE_OPTIONS: `--import=${join(folder, 'soon.mjs')}`});

function logIn({folder}: Scene) {
  const forges = join(folder, 'store/forges');
  return {...pageFolder(join(forges, readdirSync(forges)[0] ?? '')), append: () => Promise.reject(new Error('Only read'))};
}

test('gristmill sync mirrors a forge, says what it cost, and a build takes it', async (t) => {
  const world = grown(9);
  const [place, forge] = [scene(t), await forgeServer(t, world)];
  configure(place, github(forge));
  const env = {GH_ENTERPRISE_TOKEN: 'a-token'};
  const first = await place.shell('gristmill sync', {env});
  t.regex(first.stdout, /^\d+ pages are new in .*\n {2}\d+ requests\n$/, first.stderr);
  t.deepEqual(await itemsOf(logIn(place)), itemsIn(world));
  t.is((await place.shell('gristmill sync', {env})).stdout, 'Nothing is new on team/project\n  4 requests, of which 4 cost nothing\n');

  const {comment, remove, pass} = people(world);
  pass(1000);
  const [topic] = world.topics.values();
  if (topic === undefined) return t.fail();
  comment(topic);
  const built = await place.shell('gristmill build --out out', {env});
  t.regex(built.stderr, /^Mirrored \d+ pages of team\/project with \d+ requests$/m);
  t.like(JSON.parse(readFileSync(join(place.folder, 'out/stats.json'), 'utf8')).items, {comments: 28, requests: 6, issues: 3, reviews: 6});

  remove(topic.comments, topic.comments[0]);
  forge.requests.length = 0;
  const offline = await place.shell('gristmill build --out out --offline', {env});
  t.regex(offline.stdout, /[Uu]p to date/);
  t.is(forge.requests.length, 0);
  t.regex((await place.shell('gristmill sync --recount', {env})).stdout, /\n {2}1 items are gone from the forge\n/);
  t.deepEqual(await itemsOf(logIn(place)), itemsIn(world));
  const verified = await place.shell('gristmill build --out out --offline && gristmill verify --out out', {env});
  t.is(verified.code, 0, verified.stdout + verified.stderr);
});

test('without a token a sync says what that means before it starts, and a build asks nobody', async (t) => {
  const [place, forge] = [scene(t), await forgeServer(t, grown(3))];
  configure(place, github(forge));
  // It is of another host.
  const env = {GITHUB_TOKEN: 'of-github'};
  const built = await place.shell('gristmill build', {env});
  t.regex(built.stderr, /^There is no token for http:\S+\. GITHUB_TOKEN is for github\.com alone: name a variable with --token-env\. What is mirrored/m);
  t.is(forge.requests.length, 0);
  const synced = await place.shell('gristmill sync', {env});
  t.regex(synced.stderr, /^There is no token for .* Without one there are 60 requests an hour/m);
  t.is(synced.code, 0, synced.stderr);
  t.true(forge.requests.every(({authorization, path}) => authorization === undefined && !path.includes('graphql')));
});

test('gh hands its token on where no variable has one', async (t) => {
  const [place, forge] = [scene(t), await forgeServer(t, grown(1))];
  configure(place, github(forge));
  place.program('gh', '[ "$*" = "auth token --hostname 127.0.0.1" ] && echo from-gh');
  t.is((await place.shell('gristmill sync')).code, 0);
  t.deepEqual([...new Set(forge.requests.map(({authorization}) => authorization))], ['token from-gh']);
});

/** Each ends a sync in a way of its own, or is got over; the others are got over, too. */
const tellingFaults: readonly Fault[] = ['502', 'html', 'secondary', 'elsewhere', 'moved-elsewhere', 'denied', 'sso'];
const everyFault: readonly Fault[] = ['502', 'cut', 'html', 'truncated', 'secondary', 'primary', 'graph-primary', 'clock', 'milliseconds', 'resources', 'half', 'elsewhere', 'moved-elsewhere', 'denied', 'sso'];

test('a token is in no file, no line that is printed, no list of processes, and goes to no other host', async (t) => {
  const canary = 'ghp_C4narySong0123456789abcdefABCDEF0123';
  const [place, forge, other] = [scene(t), await forgeServer(t, grown(40)), await forgeServer(t, emptyWorld())];
  configure(place, github(forge, {tokenEnv: 'OWN'}));
  forge.elsewhere = other.api;
  const processes = new Set<string>();
  forge.before = () => {
    for (const line of commandLines()) processes.add(line);
  };
  const told: string[] = [];
  const env = {OWN: canary, GITHUB_TOKEN: `${canary}other`, ...soon(place)};
  const long = process.env['GRISTMILL_LONG'] !== undefined;
  for (const [nth, fault] of (long ? everyFault : tellingFaults).entries()) {
    let at = 0;
    forge.faults = () => (at++ >= 2 ? fault : undefined);
    const {stdout, stderr} = await place.shell(nth % 2 === 0 ? 'gristmill sync' : 'gristmill sync --json', {env});
    told.push(stdout, stderr);
  }
  forge.faults = [];
  const good = await place.shell('gristmill sync && gristmill build', {env});
  t.is(good.code, 0, good.stderr);
  told.push(good.stdout, good.stderr);
  t.true(forge.requests.length > 30 && forge.requests.every(({authorization}) => authorization === `token ${canary}`));
  t.deepEqual(other.requests, []);
  t.true([...processes].some((line) => line.includes('gristmill')));
  const leaks = [...told, ...processes, ...textsBelow(place.folder)].filter((text) => text.includes(canary) || text.includes(Buffer.from(canary).toString('base64').slice(0, 20)));
  t.deepEqual(leaks.map((text) => text.slice(0, 200)), []);
});

test('a sync that waits for a limit says how long, and ends at once when it is asked to', async (t) => {
  const [place, forge] = [scene(t), await forgeServer(t, grown(3))];
  configure(place, github(forge));
  const env = {GH_ENTERPRISE_TOKEN: 'a-token'};
  forge.faults = ['primary'];
  const {code, stdout} = await place.shell("gristmill sync 2> err & p=$!; until grep -q 'It is safe to stop' err; do sleep 0.05; done; kill -TERM $p; wait $p; code=$?; cat err; exit $code", {env});
  t.is(code, 130, stdout);
  t.regex(stdout, /^Asked again in 41 s, for the forge was asked too much\. It is safe to stop\nStopping\./);
  t.is(forge.requests.length, 1);
});

test('a sync that is killed anywhere asks for one page again at the most', async (t) => {
  const world = grown(130);
  const forge = await forgeServer(t, world);
  const whole = scene(t);
  configure(whole, github(forge));
  const env = {GH_ENTERPRISE_TOKEN: 'a-token'};
  await whole.shell('gristmill sync', {env});
  const needed = forge.requests.filter(({status}) => status === 200).length;

  const place = scene(t);
  configure(place, github(forge));
  let kills = 0;
  for (let moment = 1; moment <= needed; moment += 2) {
    forge.requests.length = 0;
    let fresh = 0;
    forge.before = ({path}) => {
      // Answers that are known already cost nothing; the next one is news.
      if (++fresh === moment && path !== '') process.kill(Number(readFileSync(join(place.folder, 'pid'), 'utf8')), 'SIGKILL');
    };
    const {code} = await place.shell('gristmill sync & echo $! > pid.new; mv pid.new pid; wait $!', {env});
    if (code === 0) break;
    kills++;
  }
  forge.before = undefined;
  t.true(kills > 2, String(kills));
  forge.requests.length = 0;
  t.is((await place.shell('gristmill sync', {env})).code, 0);
  t.deepEqual(await itemsOf(logIn(place)), itemsIn(world));
  const names = (await Promise.all((await logIn(place).lines()).map(async ({page}) => (await logIn(place).read(page)).asked))).filter((asked) => !asked.includes('/graphql {'));
  t.true(names.length <= needed + 1, `${names.length} pages, ${needed} needed`);
});

function commandLines(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
    } catch {
      return [];
    }
  });
}

function textsBelow(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return (entry.name.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes).toString('latin1');
  });
}

test('a forge that is not there is told of at once, with what went wrong and how often it is asked again', async (t) => {
  const place = scene(t);
  // A port that nothing listens at.
  configure(place, {repository: 'team/project', host: 'http://127.0.0.1:1'});
  const {stderr, code} = await place.shell('gristmill sync', {env: {GH_ENTERPRISE_TOKEN: 'a-token', ...soon(place)}});
  t.not(code, 0);
  const lines = stderr.split('\n').filter((line) => line.includes('Asked again in'));
  t.deepEqual(lines.map((line) => /^Asked again in (\d+) s, time (\d) of 7, for http:\S+ did not answer as it should: The connection broke/.exec(line)?.slice(1)), [['1', '2'], ['2', '3'], ['4', '4'], ['8', '5'], ['16', '6'], ['32', '7']]);
  t.regex(stderr, /GM6006/);
});
