// A model on this machine that answers what a test says, and remembers who asked what.
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {ExecutionContext} from 'ava';

export interface Asked {readonly path: string; readonly authorization: string | undefined; readonly body: {readonly model: string; readonly temperature: number; readonly max_tokens: number; readonly messages: readonly {readonly role: string; readonly content: string}[]}}
export type Answering = (response: ServerResponse, asked: Asked, times: number) => void;

export interface ChatServer {
  readonly address: string;
  readonly asked: readonly Asked[];
  answer(handler: Answering): void;
}

export async function chatServer(t: Pick<ExecutionContext, 'teardown'>, first: Answering): Promise<ChatServer> {
  const asked: Asked[] = [];
  let handler = first;
  const server = createServer((request: IncomingMessage, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const one: Asked = {path: request.url ?? '', authorization: request.headers.authorization, body: JSON.parse(Buffer.concat(pieces).toString('utf8'))};
      asked.push(one);
      handler(response, one, asked.length);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return {address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, answer: (next) => void (handler = next)};
}

/** A completion as hosts of OpenAI's kind give it. */
export function says(text: string | ((asked: Asked) => string), finish = 'stop'): Answering {
  return (response, asked) => void response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify({id: 'c', object: 'chat.completion', choices: [{index: 0, finish_reason: finish, message: {role: 'assistant', content: typeof text === 'string' ? text : text(asked)}}]}));
}

export function fails(status: number, headers: Readonly<Record<string, string>> = {}): Answering {
  return (response) => void response.writeHead(status, headers).end('{"error": "an answer that nobody should see"}');
}
