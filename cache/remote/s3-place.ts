// A remote in a bucket: S3, and what speaks like it. Buckets are named in the path, which every such server understands.
import {hash} from 'node:crypto';
import type {Exchanger} from './http-exchange.ts';
import {bodyOf, rangeHeader, troubleOf} from './http-place.ts';
import type {RemotePath, RemotePlace} from './remote-place.ts';
import {emptySha256, signV4, type Credentials} from './sign-v4.ts';

export interface S3PlaceOptions {
  readonly endpoint: URL;
  readonly bucket: string;
  /** Before every name, without slashes at its ends. */
  readonly prefix: string;
  /** None reads what anybody may read. */
  readonly credentials?: Credentials | undefined;
  readonly exchanger: Exchanger;
  /** Milliseconds since 1970: a signature says when it was made. */
  readonly clock: () => number;
}

export function s3Place({endpoint, bucket, prefix, credentials, exchanger, clock}: S3PlaceOptions): RemotePlace {
  const base = `${endpoint.href.replace(/\/+$/, '')}/${bucket}/${prefix === '' ? '' : `${prefix}/`}`;

  async function ask(method: 'GET' | 'HEAD' | 'PUT' | 'DELETE', path: RemotePath, {headers = {}, most = 64 * 1024, body, sha256 = emptySha256}: {readonly headers?: Readonly<Record<string, string>>; readonly most?: number; readonly body?: Uint8Array | {readonly file: string; readonly size: number}; readonly sha256?: string}, signal: AbortSignal) {
    const url = new URL(`${base}${path}`);
    const signed = credentials === undefined ? headers : signV4({method, url, headers, sha256, now: clock()}, credentials);
    return await exchanger.exchange({method, url, headers: {'user-agent': 'gristmill', ...signed}, most, ...(body !== undefined && {body})}, signal);
  }

  return {
    shown: `s3://${bucket}/${prefix} at ${endpoint.host}`,
    get: async (path, {most, range}, signal) => bodyOf(await ask('GET', path, {headers: rangeHeader(range), most}, signal), {path, range}),
    async put(path, body, signal) {
      const sha256 = body instanceof Uint8Array ? hash('sha256', body, 'hex') : body.sha256;
      const answer = await ask('PUT', path, {body, sha256}, signal);
      if (answer.status < 200 || answer.status > 299) throw troubleOf(answer, path);
    },
    async size(path, signal) {
      const answer = await ask('HEAD', path, {}, signal);
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw troubleOf(answer, path);
      return Number(answer.headers['content-length'] ?? Number.NaN);
    },
    async remove(path, signal) {
      const answer = await ask('DELETE', path, {}, signal);
      if (answer.status !== 404 && (answer.status < 200 || answer.status > 299)) throw troubleOf(answer, path);
    },
    close: () => exchanger.close(),
  };
}
