import {once} from 'node:events';
import {zstdCompressSync} from 'node:zlib';
import test from 'ava';
import {newKey, readSecret} from '../../../cache/remote/remote-key.ts';
import {openRecord, signRecord, type RemoteRecord} from '../../../cache/remote/signed-record.ts';
import {fickleServer, type FickleServer, type Misdeed} from './fickle-server.ts';
import {grow, remoteBench, testDay, type RemoteBench} from './rig.ts';

interface Scene {readonly bench: RemoteBench; readonly server: FickleServer; /** What the server had of the head before the last build. */ readonly old: ReadonlyMap<string, Buffer>}

const bomb = zstdCompressSync(Buffer.alloc(64 * 1024 * 1024));
const objects = (act: (honest: Buffer) => Buffer): Misdeed => ({kind, method}, response, honest) => {
  if (kind !== 'obj' || method !== 'GET' || honest === undefined) return false;
  response.writeHead(200).end(act(honest));
  return true;
};
const records = (act: (honest: Buffer) => Buffer): Misdeed => ({kind, method}, response, honest) => {
  if ((kind !== 'head' && kind !== 'root') || method !== 'GET' || honest === undefined) return false;
  response.writeHead(200).end(act(honest));
  return true;
};
const status = (code: number, headers: Readonly<Record<string, string>> = {}): Misdeed => (_, response) => {
  response.writeHead(code, headers).end('no');
  return true;
};

/** A build that is there is found without the head. */
const ofHeads: ReadonlySet<string> = new Set(['a head without an end']);
/** An older build is as good a start for who has seen no newer one; and whose waiting was shown above is not waited for again. */
const harmlessHere: ReadonlySet<string> = new Set(['a head that was overtaken', 'one build in the place of another', 'a byte a second', 'nothing at all, with the line open', 'too many requests', 'a gateway that finds nobody', 'no permission', 'a redirect']);

// What a server may do.
const misdeeds: Readonly<Record<string, (scene: Scene) => Misdeed>> = {
  'bytes that are not what their name says': () => objects((honest) => Buffer.from(honest.map((byte) => byte ^ 1))),
  'half of what was asked for': () => objects((honest) => honest.subarray(0, honest.length / 2)),
  'an answer that breaks off': () => ({kind}, response, honest) => {
    if (kind !== 'obj' || honest === undefined) return false;
    response.writeHead(200, {'content-length': honest.length}).write(honest.subarray(0, 10), () => response.destroy());
    return true;
  },
  'more than was announced': () => objects((honest) => Buffer.concat([honest, Buffer.alloc(1_000_000)])),
  'a bomb': () => objects(() => bomb),
  'a head without an end': () => ({kind}, response) => {
    if (kind !== 'head') return false;
    const piece = Buffer.alloc(1024 * 1024, 97);
    const more = () => void (response.writable && response.write(piece, (failure) => void (failure ?? more())));
    more();
    return true;
  },
  'records without a signature': () => records((honest) => Buffer.from(honest.toString('latin1').replace(/"signature":"[^"]*"/, '"signature":""'), 'latin1')),
  'records of a key of its own': ({server}) => records((honest) => forged(honest, server)),
  'records that are no JSON': () => records(() => Buffer.from('{"key": [[[[')),
  'a head that was overtaken': ({old}) => ({path, kind}, response) => {
    if (kind !== 'head') return false;
    response.writeHead(200).end(old.get(path));
    return true;
  },
  'one build in the place of another': ({old}) => ({kind}, response) => {
    if (kind !== 'root') return false;
    response.writeHead(200).end([...old].find(([path]) => path.startsWith('main/root/'))?.[1]);
    return true;
  },
  'a byte a second': () => async ({kind}, response) => {
    if (kind === 'root') return false;
    response.writeHead(200);
    while (response.writable) {
      response.write('x');
      await once(AbortSignal.timeout(1000), 'abort');
    }
    return true;
  },
  'nothing at all, with the line open': () => () => true,
  'a reset': () => (_, response) => {
    response.socket?.resetAndDestroy();
    return true;
  },
  'a redirect': ({server}) => status(302, {location: `${server.url}elsewhere`}),
  'too many requests': () => status(429, {'retry-after': '3600'}),
  'an error of its own': () => status(500),
  'a gateway that finds nobody': () => status(502),
  'no permission': () => status(403),
  'something that is no HTTP': () => (_, response) => {
    response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n');
    return true;
  },
};

test.serial('Whatever a remote does, a build is right, ends well, and loses five seconds at most', async (t) => {
  const {bench, server, old} = await scene(t);
  const built = (await bench.alone()).files;
  for (const [name, misdeed] of Object.entries(misdeeds).filter(([name]) => !ofHeads.has(name) && name !== 'a head that was overtaken')) {
    server.behave(misdeed({bench, server, old}));
    const machine = bench.machine(`victim of ${name}`.replaceAll(' ', '-'));
    const met = await machine.build();
    t.deepEqual(met.files, built, name);
    t.true(met.remote.lostMs <= 5000, `${name}: ${met.remote.lostMs} ms`);
    t.true(met.remote.failures > 0, `${name}: nothing went wrong`);
    // Nothing of it was taken over: the next build finds the same, and needs nobody.
    t.like((await machine.build({use: 'off'})).report, {upToDate: true}, name);
  }
});

test.serial('What a remote says of a former build is held against the same suspicion', async (t) => {
  const {bench, server, old} = await scene(t);
  grow(bench.repo, 1, 40);
  const built = (await bench.alone()).files;
  for (const [name, misdeed] of Object.entries(misdeeds).filter(([name]) => !harmlessHere.has(name))) {
    server.behave(misdeed({bench, server, old}));
    const met = await bench.machine(`builder upon ${name}`.replaceAll(' ', '-')).build();
    t.deepEqual(met.files, built, name);
    t.true(met.remote.lostMs <= 5000, `${name}: ${met.remote.lostMs} ms`);
    t.true(met.remote.failures > 0, `${name}: nothing went wrong`);
  }
});

test.serial('What is signed and too old is not believed, nor a head that goes back behind one that was seen', async (t) => {
  const {bench, server, old} = await scene(t);
  const late = await bench.machine('late').build({clock: () => testDay + 31 * 86_400_000});
  t.deepEqual(late.files, (await bench.alone()).files);
  t.true(late.notes.some((note) => note.includes('it is too old')), late.notes.join('\n'));
  const machine = bench.machine('reader');
  t.true((await machine.build()).report.upToDate);
  server.behave(({path, kind}, response) => {
    if (kind !== 'head') return false;
    response.writeHead(200).end(old.get(path));
    return true;
  });
  grow(bench.repo, 1, 50);
  t.is((await bench.machine('fresh').build()).notes.length, 0);
  grow(bench.repo, 1, 51);
  const again = await machine.build();
  t.deepEqual(again.files, (await bench.alone()).files);
});

/** Two builds were published; the server keeps what it had after the first. */
async function scene(t: Parameters<typeof fickleServer>[0]): Promise<Scene> {
  const server = await fickleServer(t);
  const bench = remoteBench(t, {place: () => ({kind: 'http', url: server.url, layout: 'files'})});
  grow(bench.repo, 12);
  const writer = bench.machine('writer');
  t.true((await writer.build(bench.writes)).remote.published);
  const old = new Map(server.files);
  grow(bench.repo, 3, 12);
  t.true((await writer.build(bench.writes)).remote.published);
  return {bench, server, old};
}

/** The same words under a signature that is right, by somebody whom nobody knows. */
function forged(honest: Buffer, _server: FickleServer): Buffer {
  const key = readSecret(newKey().secret);
  const body = JSON.parse(honest.subarray(0, honest.indexOf('\n')).toString('utf8')) as {body: string};
  const record = JSON.parse(Buffer.from(body.body, 'base64').toString('utf8')) as RemoteRecord;
  if (key === undefined) throw new Error('No key');
  const bytes = signRecord({...record, seq: record.seq + 1000}, key);
  if (typeof openRecord(bytes, {...record, keys: {main: [key.public]}, now: 0}) === 'string') throw new Error('A forgery that its own key does not open is no test');
  return bytes;
}
