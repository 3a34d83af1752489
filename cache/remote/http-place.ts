// A remote on a web server that takes PUT: nginx with WebDAV, or the cache of Bazel. A token says who may read and who may write.
import {hash} from 'node:crypto';
import type {Answer, Exchanger} from './http-exchange.ts';
import type {RemotePath, RemotePlace} from './remote-place.ts';
import {RemoteTrouble} from './remote-trouble.ts';

export interface HttpPlaceOptions {
  /** Without credentials. */
  readonly url: URL;
  readonly token?: string | undefined;
  /** `bazel`: objects under `/cas/` and records under `/ac/`, which such a server wants named by a hash. */
  readonly layout: 'files' | 'bazel';
  readonly exchanger: Exchanger;
}

export function httpPlace({url, token, layout, exchanger}: HttpPlaceOptions): RemotePlace {
  const base = url.href.endsWith('/') ? url.href : `${url.href}/`;
  const headers: Readonly<Record<string, string>> = {'user-agent': 'gristmill', ...(token === undefined ? {} : {authorization: `Bearer ${token}`})};
  const urlOf = (path: RemotePath) => new URL(layout === 'files' ? path : bazelPath(path), base);
  return {
    shown: url.href,
    async get(path, {most, range}, signal) {
      const answer = await exchanger.exchange({method: 'GET', url: urlOf(path), headers: {...headers, ...rangeHeader(range)}, most}, signal);
      return bodyOf(answer, {path, range});
    },
    async put(path, body, signal) {
      const answer = await exchanger.exchange({method: 'PUT', url: urlOf(path), headers: {...headers, 'content-type': 'application/octet-stream'}, most: 0, body}, signal);
      if (answer.status < 200 || answer.status > 299) throw troubleOf(answer, path);
    },
    async size(path, signal) {
      const answer = await exchanger.exchange({method: 'HEAD', url: urlOf(path), headers, most: 0}, signal);
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw troubleOf(answer, path);
      return Number(answer.headers['content-length'] ?? Number.NaN);
    },
    async remove(path, signal) {
      const answer = await exchanger.exchange({method: 'DELETE', url: urlOf(path), headers, most: 0}, signal);
      if (answer.status !== 404 && (answer.status < 200 || answer.status > 299)) throw troubleOf(answer, path);
    },
    close: () => exchanger.close(),
  };
}

export function rangeHeader(range: {readonly at: number; readonly length: number} | undefined): Readonly<Record<string, string>> {
  return range === undefined ? {} : {range: `bytes=${range.at}-${range.at + range.length - 1}`};
}

/** A server may answer a range with all of the file. */
export function bodyOf(answer: Answer, {path, range}: {readonly path: RemotePath; readonly range: {readonly at: number; readonly length: number} | undefined}): Buffer | undefined {
  if (answer.status === 404 || answer.status === 416) return undefined;
  if (answer.status === 206 && range !== undefined) return answer.body;
  if (answer.status === 200) return range === undefined ? answer.body : answer.body.subarray(range.at, range.at + range.length);
  throw troubleOf(answer, path);
}

export function troubleOf({status}: Answer, path: RemotePath): RemoteTrouble {
  if (status === 401 || status === 403) return new RemoteTrouble('refused', `The server does not let us at "${path}" (${status})`);
  return new RemoteTrouble('answered', `The server answered ${status} for "${path}"`);
}

function bazelPath(path: RemotePath): string {
  const object = /^[^/]+\/obj\/..\/([0-9a-f]{64})$/.exec(path)?.[1];
  return object === undefined ? `ac/${hash('sha256', path, 'hex')}` : `cas/${object}`;
}
