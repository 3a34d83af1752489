// A Hub of our own on this machine: answers what a test says, and remembers who asked with what.
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {ExecutionContext} from 'ava';

export interface HubServer {
  readonly address: string;
  readonly asked: readonly {readonly path: string; readonly authorization: string | undefined}[];
  answer(handler: Answer): void;
}

export type Answer = (response: ServerResponse, path: string) => void;

export async function hubServer(t: Pick<ExecutionContext, 'teardown'>, first: Answer): Promise<HubServer> {
  const asked: {path: string; authorization: string | undefined}[] = [];
  let handler = first;
  const server = createServer((request: IncomingMessage, response) => {
    const path = request.url ?? '';
    asked.push({path, authorization: request.headers.authorization});
    handler(response, path);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return {address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, answer: (next) => void (handler = next)};
}

export function status(code: number): Answer {
  return (response) => void response.writeHead(code).end('<html>an answer that nobody should see</html>');
}

/** Files by the end of their path; all others are not there. */
export function files(named: Readonly<Record<string, string | Uint8Array>>): Answer {
  return (response, path) => {
    const found = Object.entries(named).find(([name]) => path.split('?')[0]?.endsWith(`/${name}`));
    if (found === undefined) status(404)(response, path);
    else response.end(found[1]);
  };
}
