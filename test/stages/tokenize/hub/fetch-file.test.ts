import test from 'ava';
import {fetchFile, type FetchLimits} from '../../../../stages/tokenize/hub/fetch-file.ts';
import {files, hubServer, status, type Answer} from './hub-server.ts';

const limits: FetchLimits = {timeoutMs: 10_000, most: 1000, token: 'hf_secret'};

test('fetchFile: the bytes, asked for with the token', async (t) => {
  const hub = await hubServer(t, files({'a.json': 'the bytes'}));
  t.deepEqual(await fetchFile(`${hub.address}/x/a.json`, limits), Buffer.from('the bytes'));
  t.deepEqual(hub.asked, [{path: '/x/a.json', authorization: 'Bearer hf_secret'}]);
});

const troubles: readonly (readonly [string, Answer, {readonly trouble: string; readonly reason: RegExp}])[] = [
  ['401', status(401), {trouble: 'denied', reason: /^"127\.0\.0\.1:\d+" answered 401$/}],
  ['403', status(403), {trouble: 'denied', reason: /answered 403$/}],
  ['404', status(404), {trouble: 'absent', reason: /answered 404$/}],
  ['a server that fails', status(503), {trouble: 'unreachable', reason: /answered 503$/}],
  ['a body cut short', (response) => void response.writeHead(200, {'content-length': '100'}).write('half', () => response.destroy()), {trouble: 'unreachable', reason: /^"127\.0\.0\.1:\d+": \S/}],
  ['a body cut short that had no length', (response) => void response.writeHead(200).write('half', () => response.destroy()), {trouble: 'unreachable', reason: /^"127\.0\.0\.1:\d+": \S/}],
  ['a length beyond the limit', (response) => void response.writeHead(200, {'content-length': '1001'}).flushHeaders(), {trouble: 'refused', reason: /sends more than 1000 bytes$/}],
  ['a body without an end', endless, {trouble: 'refused', reason: /sends more than 1000 bytes$/}],
  ['an address in the clear', (response) => void response.writeHead(302, {location: 'http://192.0.2.1/x?signed=secret'}).end(), {trouble: 'refused', reason: /^"127\.0\.0\.1:\d+" sends to an address that is not protected$/}],
  ['a redirect to nowhere', (response) => void response.writeHead(302).end(), {trouble: 'refused', reason: /sends from one address to the next without an end$/}],
  ['a file of this machine', (response) => void response.writeHead(302, {location: 'file:///etc/passwd'}).end(), {trouble: 'refused', reason: /not protected$/}],
  ['redirects without an end', (response) => void response.writeHead(307, {location: '/again'}).end(), {trouble: 'refused', reason: /without an end$/}],
];

for (const [what, answer, {trouble, reason}] of troubles) {
  test(`fetchFile: ${what}`, async (t) => {
    const hub = await hubServer(t, answer);
    const got = await fetchFile(`${hub.address}/x`, limits);
    t.like(got, {trouble});
    t.regex('reason' in got ? got.reason : '', reason);
    t.false(/secret|html/.test(JSON.stringify(got)));
  });
}

test('fetchFile: another host is followed to, and is not shown the token', async (t) => {
  const other = await hubServer(t, files({'a.json': 'from elsewhere'}));
  const hub = await hubServer(t, (response) => void response.writeHead(302, {location: `${other.address}/blob/a.json?signed=1`}).end());
  t.deepEqual(await fetchFile(`${hub.address}/a.json`, limits), Buffer.from('from elsewhere'));
  t.deepEqual([hub.asked, other.asked], [[{path: '/a.json', authorization: 'Bearer hf_secret'}], [{path: '/blob/a.json?signed=1', authorization: undefined}]]);
});

test('fetchFile: a server that never answers is given up', async (t) => {
  const hub = await hubServer(t, () => {});
  t.deepEqual(await fetchFile(`${hub.address}/x`, {...limits, timeoutMs: 60}), {trouble: 'unreachable', reason: `"${new URL(hub.address).host}": no whole answer in 0 s`});
  hub.answer((response) => void response.writeHead(200).write('some, and then no more'));
  t.like(await fetchFile(`${hub.address}/x`, {...limits, timeoutMs: 200}), {trouble: 'unreachable'});
});

test('fetchFile: a cancelled one throws the reason', async (t) => {
  const hub = await hubServer(t, () => {});
  await t.throwsAsync(fetchFile(`${hub.address}/x`, {...limits, signal: AbortSignal.abort(new Error('stop'))}), {message: 'stop'});
});

test('fetchFile: nothing is asked in the clear, nor with a token that is none', async (t) => {
  t.like(await fetchFile('http://192.0.2.1/x', limits), {trouble: 'refused'});
  t.like(await fetchFile('ftp://127.0.0.1/x', limits), {trouble: 'refused'});
  t.like(await fetchFile('no address', limits), {trouble: 'refused'});
  const hub = await hubServer(t, files({x: 'y'}));
  const got = await fetchFile(`${hub.address}/x`, {...limits, token: 'hf_secret\r\nx: y'});
  t.deepEqual(got, {trouble: 'denied', reason: 'HF_TOKEN holds characters that no token has'});
  t.deepEqual(hub.asked, []);
});

test('fetchFile: nobody listens', async (t) => {
  // Port 9 discards what it is sent, where there is anybody at all.
  t.like(await fetchFile('http://127.0.0.1:9/x', {...limits, timeoutMs: 2000}), {trouble: 'unreachable'});
});

function endless(response: Parameters<Answer>[0]): void {
  response.writeHead(200);
  const more = () => {
    if (!response.destroyed) response.write(Buffer.alloc(400), () => setImmediate(more));
  };
  more();
}
