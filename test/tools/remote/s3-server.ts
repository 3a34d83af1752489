// A server from npm that speaks S3, as a process of its own: for the shape of the API and for signatures, which it makes itself and compares.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {freePort} from './nginx.ts';

const bin = new URL('../../../node_modules/.bin/s3rver', import.meta.url).pathname;

export interface S3Server {readonly endpoint: string; readonly bucket: string; readonly credentials: {readonly id: string; readonly secret: string}}

export async function s3Server(t: ExecutionContext, root: string): Promise<S3Server> {
  const folder = join(root, 's3');
  mkdirSync(folder, {recursive: true});
  const port = await freePort();
  const bucket = 'builds';
  const server = spawn(process.execPath, [bin, '--directory', folder, '--address', '127.0.0.1', '--port', String(port), '--configure-bucket', bucket, '--silent', '--no-vhost-buckets'], {stdio: 'ignore'});
  t.teardown(async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  });
  while ((await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) === undefined) if (server.exitCode !== null) throw new Error('The server of S3 ended');
  return {endpoint: `http://127.0.0.1:${port}/`, bucket, credentials: {id: 'S3RVER', secret: 'S3RVER'}};
}
