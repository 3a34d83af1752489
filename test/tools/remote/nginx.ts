// Debian's nginx as a remote: WebDAV over a folder, a token that reads and writes, and one that only reads.
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';

export interface Nginx {
  readonly url: string;
  readonly files: string;
  readonly tokens: {readonly writes: string; readonly reads: string; /** Writes below `pr-…/` alone. */ readonly pulls: string};
}

export async function nginx(t: ExecutionContext, root: string): Promise<Nginx> {
  const home = join(root, 'nginx');
  const files = join(home, 'files');
  for (const folder of ['files', 'tmp', 'body', 'logs']) mkdirSync(join(home, folder), {recursive: true});
  const port = await freePort();
  const tokens = {writes: 'token-that-writes', reads: 'token-that-reads', pulls: 'token-of-pulls'};
  writeFileSync(join(home, 'nginx.conf'), configuration({home, files, port, tokens}));
  const server = spawn('nginx', ['-p', home, '-c', join(home, 'nginx.conf'), '-e', join(home, 'logs', 'error.log')], {stdio: ['ignore', 'ignore', 'pipe']});
  t.teardown(() => stopped(server));
  await answering(port, server);
  return {url: `http://127.0.0.1:${port}/`, files, tokens};
}

interface Configured {readonly home: string; readonly files: string; readonly port: number; readonly tokens: Nginx['tokens']}

/** Run by root, as in a container, its worker would be a user who may not enter folders of a test. */
function configuration({home, files, port, tokens}: Configured): string {
  return `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off;
pid ${home}/nginx.pid;
worker_processes 1;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${home}/body; proxy_temp_path ${home}/tmp; fastcgi_temp_path ${home}/tmp; uwsgi_temp_path ${home}/tmp; scgi_temp_path ${home}/tmp;
  client_max_body_size 0;
  map $http_authorization $may {
    default '';
    'Bearer ${tokens.writes}' rw;
    'Bearer ${tokens.pulls}' pr;
    'Bearer ${tokens.reads}' r;
  }
  map "$may $request_method $uri" $let {
    default 0;
    '~^(rw|pr|r) (GET|HEAD) ' 1;
    '~^rw (PUT|DELETE) ' 1;
    '~^pr (PUT|DELETE) /pr-' 1;
  }
  server {
    listen 127.0.0.1:${port};
    root ${files};
    location / {
      if ($may = '') { return 401; }
      if ($let = 0) { return 403; }
      dav_methods PUT DELETE;
      create_full_put_path on;
      max_ranges 4;
    }
  }
}
`;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** It answers once it has opened its port; who is refused before asks again. */
async function answering(port: number, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  for (;;) {
    if (server.exitCode !== null) throw new Error(`nginx ended: ${said}`);
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer?.status === 401) return;
  }
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}
