import test from 'ava';
import {guardedPlace} from '../../../cache/remote/guarded-place.ts';
import {newKey, readSecret, type RemoteKey} from '../../../cache/remote/remote-key.ts';
import type {RemoteManifest} from '../../../cache/remote/remote-manifest.ts';
import {headPath, rootPath} from '../../../cache/remote/remote-names.ts';
import {memoryPlace, type RemotePlace} from '../../../cache/remote/remote-place.ts';
import {remoteReader, type RemoteReader} from '../../../cache/remote/remote-reader.ts';
import {remoteWriter, type RemoteWriter} from '../../../cache/remote/remote-writer.ts';
import {memoryBook} from '../../../cache/remote/seen-book.ts';
import {signRecord, type RemoteRecord} from '../../../cache/remote/signed-record.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {random, type Random} from '../../graph/rig/random.ts';

const signal = new AbortController().signal;
const [mainKey, pullKey] = [keyOf(), keyOf()];
const keys = {main: [mainKey.public], 'pr-*': [pullKey.public]};
const now = () => 1_000_000;

interface Side {readonly reader: RemoteReader; readonly writer: RemoteWriter}

/** `domain` with a memory of its own: what a fresh machine knows is nothing. */
function sideOf(place: RemotePlace, domain: string, key: RemoteKey): Side {
  const guarded = guardedPlace(place, {clock: () => 0, note: () => {}});
  const [identity, seen] = [{domain, repository: 'project', head: 'main', keys}, memoryBook()];
  const reader = remoteReader({...identity, place: guarded, seen, now, note: () => {}});
  return {reader, writer: remoteWriter({...identity, place: guarded, reader, seen, key, now, believedFor: 1000, writer: 'test'})};
}

function keyOf(): RemoteKey {
  const key = readSecret(newKey().secret);
  if (key === undefined) throw new Error('No key');
  return key;
}

function manifest(key: string, root: string): RemoteManifest {
  return {key: key as Digest, root: root as Digest, at: 1, before: null, hot: [], cold: [], costs: {}, files: []};
}

const hex = (digit: string) => digit.repeat(64);
const keysOfBuilds = [hex('1'), hex('2'), hex('3')];

/** What main's readers are told: which root answers which key, and which is the last. */
async function resolved(place: RemotePlace): Promise<readonly (string | undefined)[]> {
  const {reader} = sideOf(place, 'main', mainKey);
  const roots = await Promise.all(keysOfBuilds.map((key) => reader.root(key, signal)));
  return [...(await Promise.all(roots.map(async (found) => (await found?.manifest())?.root))), (await (await reader.head(signal))?.manifest())?.root];
}

// What a pull request can do who has its own key and its own token. The server lets it write below its own name alone.
const moves: readonly ((place: RemotePlace, dice: Random) => Promise<void>)[] = [
  async (place, dice) => void (await sideOf(place, 'pr-1', pullKey).writer.publish(manifest(dice.pick(keysOfBuilds), hex('e')), signal)),
  async (place, dice) => void (await sideOf(place, 'pr-2', pullKey).writer.publish(manifest(dice.pick(keysOfBuilds), hex('f')), signal)),
  async (place, dice) => await place.put(`pr-1/root/project/${dice.pick(keysOfBuilds)}`, record({domain: 'main'}, pullKey), signal),
  async (place) => await place.put('pr-1/head/project/main', record({kind: 'head', domain: 'main', seq: 1_000_000}, pullKey), signal),
  async (place, dice) => await place.put(`pr-1/obj/${dice.pick(['aa', 'bb'])}/${hex('a')}`, Buffer.from('anything'), signal),
  async (place) => await place.put('pr-1/../main/head/project/main', Buffer.from('out of my folder'), signal).catch(() => undefined),
];

// What nobody should be able to do, and what must be harmless even so: the server lets everybody write everywhere.
const burglaries: typeof moves = [
  async (place, dice) => await place.put(rootPath('main', 'project', dice.pick(keysOfBuilds)), record({domain: 'main', sha256: hex('e')}, pullKey), signal),
  async (place) => await place.put(headPath('main', 'project', 'main'), record({kind: 'head', name: 'main', domain: 'main', seq: 1_000_000}, pullKey), signal),
  async (place, dice) => {
    const taken = await place.get(rootPath('main', 'project', dice.pick(keysOfBuilds)), {most: 4096}, signal);
    if (taken !== undefined) await place.put(rootPath('main', 'project', dice.pick(keysOfBuilds)), taken, signal);
  },
  async (place, dice) => await place.remove(rootPath('main', 'project', dice.pick(keysOfBuilds)), signal),
];

function record(change: Partial<RemoteRecord>, key: RemoteKey): Buffer {
  return signRecord({kind: 'root', domain: 'main', repository: 'project', name: hex('1'), sha256: hex('a'), size: 10, seq: 10, leastSeq: 0, notAfter: 2_000_000, writer: 'pull', ...change}, key);
}

/** A server that knows whose token it was shown. */
function ofPulls(place: RemotePlace): RemotePlace {
  return {...place, put: async (path, body, signal) => (/^pr-\d+\/(?!.*\.\.)/.test(path) ? await place.put(path, body, signal) : undefined), remove: async () => {}};
}

async function published(): Promise<ReturnType<typeof memoryPlace>> {
  const place = memoryPlace();
  const {writer} = sideOf(place, 'main', mainKey);
  for (const [at, key] of keysOfBuilds.slice(0, 2).entries()) await writer.publish(manifest(key, hex(String(at + 4))), signal);
  return place;
}

test('10,000 sequences of what pull requests write leave what main resolves as it was', async (t) => {
  const base = await published();
  const before = await resolved(base);
  t.deepEqual(before, [hex('4'), hex('5'), undefined, hex('5')]);
  for (let seed = 1; seed <= 10_000; seed++) {
    const dice = random(seed);
    const place = memoryPlace(new Map(base.files));
    for (let left = 1 + dice.int(4); left > 0; left--) await dice.pick(moves)(ofPulls(place), dice);
    t.deepEqual(await resolved(place), before, `seed ${seed}`);
    if (t.passed === false) return;
  }
});

test('Who breaks into the server can take builds of main away, and put none in their place', async (t) => {
  const base = await published();
  const before = await resolved(base);
  let lost = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const dice = random(seed);
    const place = memoryPlace(new Map(base.files));
    for (let left = 1 + dice.int(4); left > 0; left--) await dice.pick([...moves, ...burglaries])(place, dice);
    for (const [at, root] of (await resolved(place)).entries()) {
      if (root === undefined && before[at] !== undefined) lost++;
      else if (root !== before[at]) t.fail(`seed ${seed}: ${root}`);
    }
  }
  t.true(lost > 0, 'Nobody broke in');
});

test('A reader that believed keys of others for main would be caught: the sequences bite', async (t) => {
  const place = await published();
  await place.put(headPath('main', 'project', 'main'), record({kind: 'head', name: 'main', domain: 'main', seq: 1_000_000}, pullKey), signal);
  const careless = remoteReader({domain: 'main', repository: 'project', head: 'main', keys: {main: [mainKey.public, pullKey.public]}, place: guardedPlace(place, {clock: () => 0, note: () => {}}), seen: memoryBook(), now, note: () => {}});
  t.is((await careless.head(signal))?.record.seq, 1_000_000);
  t.is(await sideOf(place, 'main', mainKey).reader.head(signal), undefined);
});
