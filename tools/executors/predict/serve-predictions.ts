// Predictions over HTTP, for programs of this machine: on the loopback alone, for who has the token, one after the other.
import {hash, timingSafeEqual} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {limits, predictionRequest} from './prediction-request.ts';
import type {Predict} from './predictor.ts';

export interface Serving extends AsyncDisposable {
  readonly address: string;
  /** That were answered. */
  readonly answered: number;
}

/** More are sent away: each would wait longer than anybody does. */
const mostWaiting = 8;

export async function servePredictions(predict: Predict, {port, token}: {readonly port: number; readonly token: string}): Promise<Serving> {
  const stop = new AbortController();
  let [turn, waiting, answered]: [Promise<unknown>, number, number] = [Promise.resolve(), 0, 0];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refusalOf(request, token);
    if (refusal !== undefined) return refuse(response, ...refusal);
    const body = await bodyOf(request);
    if (body === undefined) return refuse(response, 413, `the body is longer than ${limits.text} bytes`);
    const asked = predictionRequest(body);
    if (typeof asked === 'string') return refuse(response, 400, asked);
    if (waiting >= mostWaiting) return refuse(response, 503, 'too many are waiting');
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const signal = AbortSignal.any([stop.signal, gone.signal]);
    waiting++;
    const own = turn.then(() => (signal.aborted ? undefined : predict(asked.text, asked.wish, signal)));
    turn = own.then(() => waiting--, () => waiting--);
    const prediction = await own;
    if (prediction === undefined || signal.aborted) return void response.destroy();
    answered++;
    say(response, 200, prediction);
  };
  const server = createServer({requestTimeout: 30_000, headersTimeout: 10_000}, (request, response) => {
    // What went wrong inside is nobody's business outside.
    answer(request, response).catch(() => refuse(response, 500, 'it could not be predicted'));
  });
  server.maxConnections = 64;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // Node says so of a server of TCP.
  const {port: open} = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${open}/predict`,
    get answered() {
      return answered;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      server.close();
      server.closeAllConnections();
      await turn;
    },
  };
}

/** A page that a browser of this machine has open may ask for any address: whatever comes from one is refused, and so is any other name for this machine. */
function refusalOf({headers, method, url}: IncomingMessage, token: string): readonly [status: number, why: string] | undefined {
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(headers.host ?? '') || headers.origin !== undefined) return [403, 'it is for programs of this machine'];
  const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  if (!timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'))) return [401, 'the token is missing or another one'];
  if (url !== '/predict') return [404, 'there is nothing but /predict'];
  if (method !== 'POST') return [405, 'it is asked by POST'];
  return /^application\/json\b/.test(headers['content-type'] ?? '') ? undefined : [415, 'the body has to be application/json'];
}

/** Who sends somewhat too much is listened to for so long that they can hear why it was refused. */
const patience = 8;

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > patience * limits.text) return undefined;
    if (size <= limits.text) chunks.push(bytes);
  }
  return size > limits.text ? undefined : Buffer.concat(chunks).toString('utf8');
}

function refuse(response: ServerResponse, status: number, why: string): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  // What may still be coming is not waited for.
  response.setHeader('connection', 'close');
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  say(response, status, {error: why});
}

function say(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, {'content-type': 'application/json', 'cache-control': 'no-store'}).end(`${JSON.stringify(value)}\n`);
}
