// A remote that means ill: an honest store of files, until it is told how to misbehave.
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {ExecutionContext} from 'ava';

export interface Request {readonly method: string; readonly path: string; readonly kind: 'root' | 'head' | 'obj' | 'part' | 'gone'}

/** What it does in the place of an honest answer; false lets it be honest. */
export type Misdeed = (request: Request, response: ServerResponse, honest: Buffer | undefined) => boolean | Promise<boolean>;

export interface FickleServer {
  readonly url: string;
  readonly files: Map<string, Buffer>;
  readonly asked: string[];
  behave(misdeed: Misdeed | undefined): void;
}

export async function fickleServer(t: ExecutionContext): Promise<FickleServer> {
  const files = new Map<string, Buffer>();
  const asked: string[] = [];
  let misdeed: Misdeed | undefined;
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').slice(1);
    const method = request.method ?? '';
    const kind = (path.split('/')[1] ?? '') as Request['kind'];
    asked.push(`${method} ${path}`);
    const body: Buffer[] = [];
    for await (const piece of request) body.push(piece as Buffer);
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const file = files.get(path);
    const honest = range === null ? file : file?.subarray(Number(range[1]), Number(range[2]) + 1);
    if (misdeed !== undefined && (await misdeed({method, path, kind}, response, honest))) return;
    if (method === 'PUT') {
      files.set(path, Buffer.concat(body));
      response.writeHead(201).end();
    } else if (method === 'DELETE') response.writeHead(files.delete(path) ? 204 : 404).end();
    else if (honest === undefined) response.writeHead(404).end();
    else response.writeHead(range === null ? 200 : 206, {'content-length': honest.length}).end(method === 'HEAD' ? undefined : honest);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  return {url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`, files, asked, behave: (next) => void (misdeed = next)};
}
