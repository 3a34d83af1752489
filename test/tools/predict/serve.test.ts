import {request as ask} from 'node:http';
import test, {type ExecutionContext} from 'ava';
import type {Predict, Prediction} from '../../../tools/executors/predict/predictor.ts';
import {servePredictions} from '../../../tools/executors/predict/serve-predictions.ts';

const token = 'a-token-of-some-length';
const prediction = (text: string): Prediction => ({text, tokens: [{id: 1, logProbability: -1}], ended: 'end', unseen: 0});

interface Sent {readonly method?: string; readonly path?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly signal?: AbortSignal}

test('servePredictions() answers who has the token, and tells everyone else what is wrong', async (t) => {
  const {send} = await serving(t, async (text, wish) => prediction(`${text} ${JSON.stringify(wish)}`));
  t.deepEqual(await send({}), [200, prediction('a {"most":200,"temperature":0,"seed":0}')]);
  t.deepEqual(await send({body: '{"text": "", "tokens": 4096, "temperature": 0.5, "seed": 7}'}), [200, prediction(' {"most":4096,"temperature":0.5,"seed":7}')]);
  const wrong: readonly [Sent, number, RegExp][] = [
    [{headers: {authorization: ''}}, 401, /token/], [{headers: {authorization: 'Bearer another'}}, 401, /token/], [{headers: {authorization: `Basic ${token}`}}, 401, /token/],
    [{headers: {host: 'evil.example'}}, 403, /programs of this machine/], [{headers: {origin: 'http://127.0.0.1'}}, 403, /programs of this machine/],
    [{path: '/'}, 404, /nothing but/], [{path: '/predict/..'}, 404, /nothing but/], [{method: 'GET'}, 405, /POST/], [{headers: {'content-type': 'text/plain'}}, 415, /application\/json/],
    [{body: `{"text": "${'a'.repeat(1 << 20)}"}`}, 413, /longer than/], [{body: '{'}, 400, /no object/], [{body: '[]'}, 400, /no object/], [{body: 'null'}, 400, /no object/],
    [{body: '{"text": 1}'}, 400, /"text" is no text/], [{body: '{"text": "a", "tokens": 5000}'}, 400, /"tokens" is no whole number from 1 to 4096/], [{body: '{"text": "a", "tokens": 1.5}'}, 400, /"tokens"/],
    [{body: '{"text": "a", "temperature": -1}'}, 400, /"temperature"/], [{body: '{"text": "a", "seed": 1e300}'}, 400, /"seed"/], [{body: '{"text": "a", "n": 1}'}, 400, /"n" is none of/],
  ];
  for (const [sent, status, why] of wrong) {
    const [got, {error = ''}] = await send(sent) as [number, {readonly error?: string}];
    t.is(got, status, JSON.stringify(sent).slice(0, 100));
    t.regex(error, why);
  }
});

test('servePredictions() predicts one after the other, sends away who would wait too long, and stops for who has gone', async (t) => {
  let [running, most]: [number, number] = [0, 0];
  const begun: {readonly text: string; readonly signal: AbortSignal; readonly end: () => void}[] = [];
  let bell = Promise.withResolvers<void>();
  const {send} = await serving(t, async (text, _, signal) => {
    most = Math.max(most, ++running);
    await new Promise<void>((end) => {
      begun.push({text, signal, end});
      signal.addEventListener('abort', () => end());
      bell.resolve();
    });
    running--;
    return prediction(text);
  });
  const next = async () => {
    await bell.promise;
    bell = Promise.withResolvers<void>();
  };
  const gone = new AbortController();
  const first = send({signal: gone.signal});
  await next();
  const others = Array.from({length: 9}, () => send({}));
  // One more than may wait beside the one that is under way.
  const sentAway = await Promise.race(others);
  t.deepEqual(sentAway, [503, {error: 'too many are waiting'}]);
  gone.abort();
  await t.throwsAsync(first);
  for (let at = 1; at <= 7; at++) {
    await next();
    begun[at]?.end();
  }
  const answers = await Promise.all(others);
  t.deepEqual(answers.map(([status]) => status).sort(), [200, 200, 200, 200, 200, 200, 200, 503, 503]);
  t.true(begun[0]?.signal.aborted);
  t.is(most, 1);
});

test('servePredictions() says nothing of what went wrong inside, and goes on', async (t) => {
  let count = 0;
  const {send} = await serving(t, async () => {
    if (count++ === 0) throw new Error('a secret');
    return prediction('b');
  });
  t.deepEqual(await send({}), [500, {error: 'it could not be predicted'}]);
  t.is((await send({}))[0], 200);
});

async function serving(t: ExecutionContext, predict: Predict) {
  const server = await servePredictions(predict, {port: 0, token});
  t.teardown(() => server[Symbol.asyncDispose]());
  const {port} = new URL(server.address);
  const send = ({method = 'POST', path = '/predict', headers = {}, body = '{"text": "a"}', signal}: Sent) => new Promise<readonly [number, object]>((resolve, reject) => {
    const sent = ask({host: '127.0.0.1', port, method, path, headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers}, ...(signal !== undefined && {signal})}, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece)).on('end', () => resolve([response.statusCode ?? 0, JSON.parse(text)]));
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
  return {send};
}
