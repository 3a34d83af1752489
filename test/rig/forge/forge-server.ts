// A forge of our own at the loopback address: REST and GraphQL over one world, with faults by a script and a record of who asked for what.
import {hash} from 'node:crypto';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {ExecutionContext} from 'ava';
import {graphRoutes} from './graph-routes.ts';
import {restRoutes} from './rest-routes.ts';
import type {World} from './world.ts';

export type Fault = '502' | 'cut' | 'html' | 'truncated' | 'secondary' | 'primary' | 'graph-primary' | 'clock' | 'milliseconds' | 'elsewhere' | 'moved-elsewhere' | 'resources' | 'half' | 'slow' | 'denied' | 'sso';

export interface Request {readonly method: string; readonly path: string; readonly authorization: string | undefined; readonly body: string; status: number}

export interface ForgeServer {
  readonly api: string;
  readonly requests: Request[];
  /** What the next requests meet, in their order; `undefined` is a good answer. Or what each meets. */
  faults: (Fault | undefined)[] | ((request: Request) => Fault | undefined);
  /** Called before each answer: the world may move meanwhile. */
  before: ((request: Request) => void) | undefined;
  /** Where faults lead to: nowhere, or another server. */
  elsewhere: string;
  close(): void;
}

export async function forgeServer(t: Pick<ExecutionContext, 'teardown'>, world: World): Promise<ForgeServer> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [rest, graph] = [restRoutes(world, api), graphRoutes(world)];
  const forge: ForgeServer = {api, requests: [], faults: [], before: undefined, elsewhere: 'http://192.0.2.1', close: () => closeAll(server)};
  t.teardown(forge.close);
  return forge;

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of message) parts.push(part as Buffer);
    const request: Request = {method: message.method ?? '', path: pathOf(message.url ?? ''), authorization: message.headers.authorization, body: Buffer.concat(parts).toString(), status: 0};
    forge.requests.push(request);
    forge.before?.(request);
    const fault = typeof forge.faults === 'function' ? forge.faults(request) : forge.faults.shift();
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('date', new Date(world.now * 1000).toUTCString());
    response.setHeader('x-ratelimit-remaining', '4000');
    const send = (status: number, body: string) => {
      request.status = status;
      response.statusCode = status;
      response.end(body);
    };
    if (fault !== undefined && (await failed(fault, {request, response, send, now: world.now, elsewhere: forge.elsewhere}))) return;
    if (/^\/(?:api\/)?graphql$/.test(request.path)) {
      const {query, variables} = JSON.parse(request.body) as {query: string; variables: Readonly<Record<string, unknown>>};
      const value = JSON.stringify(await graph(query, variables));
      return fault === 'truncated' ? send(200, value.slice(0, -20)) : send(200, value);
    }
    const url = new URL(request.path.replace(/^\/api\/v3/, ''), api);
    const {status, value, link} = rest(url);
    const body = JSON.stringify(value);
    const etag = `W/"${hash('sha256', `${body}${link}`, 'hex')}"`;
    if (link !== undefined) response.setHeader('link', fault === 'elsewhere' ? `<${forge.elsewhere}/next?page=2>; rel="next"` : link);
    response.setHeader('etag', etag);
    if (status === 200 && message.headers['if-none-match'] === etag) return send(304, '');
    send(status, fault === 'truncated' ? body.slice(0, -5) : body);
  }
}

/** A client that takes us for its proxy names the host, too. */
function pathOf(url: string): string {
  return url.replace(/^http:\/\/[^/]+/, '');
}

interface Failing {readonly request: Request; readonly response: ServerResponse; readonly send: (status: number, body: string) => void; readonly now: number; readonly elsewhere: string}

/** Whether it was answered so. */
async function failed(fault: Fault, {request, response, send, now, elsewhere}: Failing): Promise<boolean> {
  const secondary = JSON.stringify({message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits'});
  const graph = request.path.endsWith('graphql');
  switch (fault) {
    case '502':
      response.setHeader('content-type', 'text/html');
      send(502, '<html>Unicorn!</html>');
      return true;
    case 'html':
      response.setHeader('content-type', 'text/html');
      send(200, '<!DOCTYPE html><title>Log in</title>');
      return true;
    case 'cut':
      request.status = 200;
      response.writeHead(200, {'content-length': '1000'});
      response.write('{"data":', () => response.destroy());
      return true;
    case 'slow':
      return true;
    case 'secondary':
      response.setHeader('retry-after', '7');
      send(403, secondary);
      return true;
    case 'primary':
    case 'clock':
    case 'milliseconds':
      response.setHeader('x-ratelimit-remaining', '0');
      response.setHeader('x-ratelimit-reset', String(fault === 'clock' ? now - 9000 : fault === 'milliseconds' ? (now + 40) * 1000 : now + 40));
      send(403, JSON.stringify({message: 'API rate limit exceeded for user.'}));
      return true;
    case 'graph-primary':
      response.setHeader('x-ratelimit-remaining', '0');
      response.setHeader('x-ratelimit-reset', String(now + 40));
      send(graph ? 200 : 403, graph ? JSON.stringify({errors: [{type: 'RATE_LIMITED', message: 'API rate limit exceeded'}]}) : JSON.stringify({message: 'API rate limit exceeded'}));
      return true;
    case 'moved-elsewhere':
      response.setHeader('location', `${elsewhere}/stolen`);
      send(302, '{}');
      return true;
    case 'resources':
      if (!graph) return false;
      send(200, JSON.stringify({data: {repository: null}, errors: [{type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.'}]}));
      return true;
    case 'half':
      send(200, graph ? JSON.stringify({data: {repository: {pullRequests: {nodes: null}}}}) : JSON.stringify({message: 'not a list'}));
      return true;
    case 'denied':
      send(401, JSON.stringify({message: 'Bad credentials'}));
      return true;
    case 'sso':
      response.setHeader('x-github-sso', 'required; url=https://github.com/orgs/team/sso?authorization_request=abc');
      send(403, JSON.stringify({message: 'Resource protected by organization SAML enforcement.'}));
      return true;
    case 'elsewhere':
    case 'truncated':
      return false;
    default:
      return fault satisfies never;
  }
}

function closeAll(server: Server): void {
  server.close();
  server.closeAllConnections();
}
