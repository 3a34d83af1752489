// A remote at a distance: files over HTTP, each answer after one time to go there and back, and no faster than a line of so many bytes.
import {createReadStream} from 'node:fs';
import {mkdir, rename, rm, stat, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {once} from 'node:events';
import {dirname, join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {setTimeout as wait} from 'node:timers/promises';

export interface SlowServer extends AsyncDisposable {readonly url: string}

export async function slowServer(folder: string, {roundTripMs}: {readonly roundTripMs: number}): Promise<SlowServer> {
  let serial = 0;
  const server = createServer((request, response) => {
    answer().catch(() => response.destroy());

    async function answer(): Promise<void> {
      const path = join(folder, new URL(request.url ?? '/', 'http://x').pathname);
      const body = await buffer(request);
      await wait(roundTripMs);
      if (request.method === 'PUT') {
        await mkdir(dirname(path), {recursive: true});
        const aside = `${path}.${++serial}`;
        await writeFile(aside, body);
        await rename(aside, path);
        response.writeHead(201).end();
        return;
      }
      if (request.method === 'DELETE') {
        await rm(path, {force: true});
        response.writeHead(204).end();
        return;
      }
      const size = await stat(path).then(({size}) => size, () => undefined);
      if (size === undefined) return void response.writeHead(404).end();
      const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const [start, end] = from === '' ? [0, size - 1] : [Number(from), Number(to)];
      response.writeHead(from === '' ? 200 : 206, {'content-length': end - start + 1});
      createReadStream(path, {start, end}).pipe(response);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
