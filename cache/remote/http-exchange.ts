// One request and its answer, with deadlines for everything that can be waited for. Follows no redirect and believes no length.
import {createReadStream} from 'node:fs';
import {Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage} from 'node:http';
import {Agent as HttpsAgent, request as httpsRequest} from 'node:https';
import {RemoteTrouble} from './remote-trouble.ts';

export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the answer, in bytes. */
  readonly most: number;
  readonly body?: Uint8Array | {readonly file: string; readonly size: number};
}

export interface Answer {readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer}

export interface Deadlines {
  readonly connectMs: number;
  readonly firstByteMs: number;
  /** In this time at least `leastBytes` must come, or the end. */
  readonly stallMs: number;
  readonly leastBytes: number;
}

export const usualDeadlines: Deadlines = {connectMs: 1000, firstByteMs: 3000, stallMs: 2000, leastBytes: 32 * 1024};

export interface Exchanger {
  exchange(exchange: Exchange, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

const mostSockets = 32;

export function exchanger(deadlines: Deadlines = usualDeadlines): Exchanger {
  const agents = {'http:': new HttpAgent({keepAlive: true, maxSockets: mostSockets}), 'https:': new HttpsAgent({keepAlive: true, maxSockets: mostSockets})};
  /** `fresh`: on a line of its own. A server lets go of lines that nobody used for a while, and we may not have heard of it yet: that is no failure of anybody. */
  function attempt(exchange: Exchange, signal: AbortSignal, fresh: boolean): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const {url, method, headers, body, most} = exchange;
      let [answered, ended] = [false, false];
      signal.throwIfAborted();
      const secure = url.protocol === 'https:';
      const length = body === undefined ? undefined : body instanceof Uint8Array ? body.length : body.size;
      const sent = (secure ? httpsRequest : httpRequest)(url, {method, agent: fresh ? false : agents[secure ? 'https:' : 'http:'], headers: {...headers, ...(length !== undefined && {'content-length': length})}});
      const watch = deadlineWatch(sent, deadlines, fail);
      const stop = () => fail(signal.reason);
      signal.addEventListener('abort', stop, {once: true});

      function fail(cause: unknown): void {
        if (ended) return;
        done();
        sent.destroy();
        if (sent.reusedSocket && !fresh && !answered && !signal.aborted && !(cause instanceof RemoteTrouble)) return resolve(attempt(exchange, signal, true));
        reject(signal.aborted ? signal.reason : cause instanceof RemoteTrouble ? cause : new RemoteTrouble('unreachable', `No answer from "${url.host}"${cause instanceof Error ? `: ${cause.message}` : ''}`, cause));
      }

      function done(): void {
        ended = true;
        watch.end();
        signal.removeEventListener('abort', stop);
      }

      sent.on('error', fail);
      sent.on('response', (answer) => {
        const pieces: Buffer[] = [];
        let size = 0;
        answered = true;
        watch.answering();
        answer.on('error', fail);
        answer.on('aborted', () => fail(new RemoteTrouble('unreachable', `"${url.host}" broke off its answer`)));
        answer.on('data', (piece: Buffer) => {
          size += piece.length;
          watch.came(piece.length);
          // What an error has to say is of no interest.
          if (size > (isGood(answer.statusCode) ? most : 64 * 1024)) fail(new RemoteTrouble('too-large', `"${url.host}" sent more than the ${most} bytes that were announced`));
          else pieces.push(piece);
        });
        answer.on('end', () => {
          done();
          resolve({status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces)});
        });
      });
      if (body === undefined || body instanceof Uint8Array) sent.end(body);
      else createReadStream(body.file, {end: Math.max(0, body.size - 1)}).on('error', fail).on('data', (piece) => watch.came(piece.length)).pipe(sent);
    });
  }

  return {
    exchange: (exchange, signal) => attempt(exchange, signal, false),
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function isGood(status: number | undefined): boolean {
  return status === 200 || status === 206;
}

/** Connecting, waiting, receiving: each has its own patience. While a body is sent, what is sent counts as coming. */
function deadlineWatch(sent: ClientRequest, {connectMs, firstByteMs, stallMs, leastBytes}: Deadlines, fail: (cause: unknown) => void) {
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  wait(connectMs, `No connection within ${connectMs} ms`);
  const waiting = () => wait(firstByteMs, `No answer within ${firstByteMs} ms`);
  sent.on('socket', (socket) => {
    if (!socket.connecting) waiting();
    else socket.once('connect', waiting);
  });

  function wait(ms: number, message: string): void {
    clearTimeout(timer);
    const before = bytes;
    const own = setTimeout(() => {
      // A thread that was busy hears of the time before it hears of what came in it: what came goes first.
      setImmediate(() => {
        if (timer !== own) return;
        if (bytes - before >= leastBytes) wait(ms, message);
        else fail(new RemoteTrouble('slow', message));
      });
    }, ms);
    timer = own;
  }

  return {
    answering: () => wait(stallMs, `Fewer than ${leastBytes} bytes came in ${stallMs} ms`),
    came(count: number) {
      bytes += count;
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
