import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {hash} from 'node:crypto';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {folderPlace} from '../../../cache/remote/folder-place.ts';
import {exchanger} from '../../../cache/remote/http-exchange.ts';
import {httpPlace} from '../../../cache/remote/http-place.ts';
import {memoryPlace, type RemotePlace} from '../../../cache/remote/remote-place.ts';
import {isTrouble} from '../../../cache/remote/remote-trouble.ts';
import {s3Place} from '../../../cache/remote/s3-place.ts';
import {fickleServer} from './fickle-server.ts';
import {nginx} from './nginx.ts';
import {grow, remoteBench} from './rig.ts';
import {s3Server} from './s3-server.ts';

const signal = new AbortController().signal;
const clock = () => Date.now();

// One contract, asked of everything that a remote can lie in.
const places: Readonly<Record<string, (t: ExecutionContext, root: string) => Promise<RemotePlace>>> = {
  memory: async () => memoryPlace(),
  'a folder': async (_, root) => folderPlace(join(root, 'remote'), () => 'one'),
  nginx: async (t, root) => {
    const {url, tokens} = await nginx(t, root);
    return httpPlace({url: new URL(url), token: tokens.writes, layout: 'files', exchanger: exchanger()});
  },
  'a server in the shape of Bazel\'s cache': async (t) => httpPlace({url: new URL((await fickleServer(t)).url), layout: 'bazel', exchanger: exchanger()}),
  'a bucket of S3': async (t, root) => {
    const {endpoint, bucket, credentials} = await s3Server(t, root);
    return s3Place({endpoint: new URL(endpoint), bucket, prefix: 'deep/er', credentials: {...credentials, region: 'us-east-1'}, exchanger: exchanger(), clock});
  },
};

for (const [name, open] of Object.entries(places)) {
  test(`A remote in ${name} keeps what it is given, whole and in part`, async (t) => {
    const root = folder(t);
    const place = await open(t, root);
    t.teardown(() => place.close());
    const bytes = Buffer.from(Array.from({length: 100_000}, (_, at) => at % 251));
    const path = `main/obj/${hash('sha256', bytes, 'hex').slice(0, 2)}/${hash('sha256', bytes, 'hex')}`;
    const most = bytes.length;
    t.is(await place.get(path, {most}, signal), undefined);
    t.is(await place.size(path, signal), undefined);
    await place.put(path, bytes, signal);
    t.true((await place.get(path, {most}, signal))?.equals(bytes));
    t.is(await place.size(path, signal), bytes.length);
    t.true((await place.get(path, {most: 1000, range: {at: 50_000, length: 1000}}, signal))?.equals(bytes.subarray(50_000, 51_000)));
    // From a file, over what is there; and an empty one.
    const file = join(root, 'file');
    writeFileSync(file, 'other bytes');
    await place.put('main/head/project/main', {file, size: 11, sha256: hash('sha256', 'other bytes', 'hex')}, signal);
    await place.put('main/head/project/main', Buffer.from('newer'), signal);
    t.is((await place.get('main/head/project/main', {most: 100}, signal))?.toString(), 'newer');
    // More than was announced is not taken in.
    const trouble = await t.throwsAsync(async () => place.get(path, {most: 10}, signal));
    t.true(isTrouble(trouble) && trouble.kind === 'too-large', String(trouble));
    await place.remove(path, signal);
    await place.remove(path, signal);
    t.is(await place.get(path, {most}, signal), undefined);
  });
}

test('nginx lets a token that reads read, one of pull requests write below their names, and nobody without one in', async (t) => {
  const server = await nginx(t, folder(t));
  const place = (token?: string) => httpPlace({url: new URL(server.url), token, layout: 'files', exchanger: exchanger()});
  const refused = async (act: () => Promise<unknown>) => {
    const trouble = await t.throwsAsync(act);
    t.true(isTrouble(trouble) && trouble.kind === 'refused', String(trouble));
  };
  await place(server.tokens.writes).put('main/obj/aa/x', Buffer.from('x'), signal);
  t.is((await place(server.tokens.reads).get('main/obj/aa/x', {most: 1}, signal))?.toString(), 'x');
  await refused(async () => place(server.tokens.reads).put('main/obj/aa/x', Buffer.from('y'), signal));
  await refused(async () => place(server.tokens.reads).remove('main/obj/aa/x', signal));
  await place(server.tokens.pulls).put('pr-7/obj/aa/x', Buffer.from('y'), signal);
  await refused(async () => place(server.tokens.pulls).put('main/obj/aa/x', Buffer.from('y'), signal));
  await refused(async () => place(server.tokens.pulls).put('pr-7/../main/obj/aa/x', Buffer.from('y'), signal));
  await refused(async () => place().get('main/obj/aa/x', {most: 1}, signal));
  t.is((await place(server.tokens.reads).get('main/obj/aa/x', {most: 1}, signal))?.toString(), 'x');
});

test('S3 refuses who it does not know', async (t) => {
  const {endpoint, bucket, credentials} = await s3Server(t, folder(t));
  const place = s3Place({endpoint: new URL(endpoint), bucket, prefix: '', credentials: {...credentials, id: 'another', region: 'us-east-1'}, exchanger: exchanger(), clock});
  const trouble = await t.throwsAsync(async () => place.get('main/obj/aa/x', {most: 1}, signal));
  t.true(isTrouble(trouble) && trouble.kind === 'refused', String(trouble));
});

test('A build is published to S3, and another machine starts from it', async (t) => {
  let server: Awaited<ReturnType<typeof s3Server>> | undefined;
  const bench = remoteBench(t, {place: () => ({kind: 's3', endpoint: server?.endpoint ?? '', bucket: server?.bucket ?? '', prefix: 'nightly', region: 'us-east-1'})});
  server = await s3Server(t, bench.root);
  const access = {s3: server.credentials, clock};
  grow(bench.repo, 8);
  t.true((await bench.machine('first').build({...bench.writes, ...access, use: 'required'})).remote.published);
  const second = await bench.machine('second').build(access);
  t.true(second.report.upToDate);
  grow(bench.repo, 2, 8);
  const third = await bench.machine('third').build(access);
  t.is(third.ledger['commits']?.length, 2);
  t.deepEqual(third.files, (await bench.alone()).files);
});

function folder(t: ExecutionContext): string {
  const root = mkdtempSync(join(tmpdir(), 'gristmill-place-'));
  t.teardown(() => rmSync(root, {recursive: true, force: true}));
  return root;
}

test('A server that let go of a line while nobody used it is asked on another one, and nobody counts that', async (t) => {
  const server = await fickleServer(t);
  const place = httpPlace({url: new URL(server.url), layout: 'files', exchanger: exchanger()});
  await place.put('main/obj/aa/x', Buffer.from('x'), signal);
  // The next request meets a line that is cut, on whichever side the news is.
  let cuts = 0;
  server.behave((_, response) => {
    if (cuts++ > 0) return false;
    response.socket?.resetAndDestroy();
    return true;
  });
  t.is((await place.get('main/obj/aa/x', {most: 1}, signal))?.toString(), 'x');
  t.is(cuts, 2);
});
