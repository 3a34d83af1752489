// What things are called in a remote: everything under the domain that wrote it, so that a server can give each domain a token of its own.
import type {RemotePath} from './remote-place.ts';

/** Who wrote it, and who is believed: `main`, `pr-12`, `dev-anna`. */
export type TrustDomain = string;

export const mainDomain: TrustDomain = 'main';

/** A name of a domain, a repository or a head, as it may stand in a path. */
export const namePattern = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/;

export function isDomain(text: string): boolean {
  return text === mainDomain || /^(?:pr|dev)-[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/.test(text);
}

/** A pack, a manifest, a file of the outputs: immutable, and named by the hash of its bytes. */
export function objectPath(domain: TrustDomain, sha256: string): RemotePath {
  return `${domain}/obj/${sha256.slice(0, 2)}/${sha256}`;
}

/** Which build answers a root key. */
export function rootPath(domain: TrustDomain, repository: string, key: string): RemotePath {
  return `${domain}/root/${repository}/${key}`;
}

/** The last build of a dataset: the one file of a domain that is written over. */
export function headPath(domain: TrustDomain, repository: string, head: string): RemotePath {
  return `${domain}/head/${repository}/${head}`;
}

/** What one of several machines made of its part of a build. */
export function partPath(domain: TrustDomain, repository: string, {key, part, of}: {readonly key: string; readonly part: number; readonly of: number}): RemotePath {
  return `${domain}/part/${repository}/${key}/${part}-of-${of}`;
}

/** What is to go, and since when that is known. */
export function marksPath(domain: TrustDomain, repository: string, head: string): RemotePath {
  return `${domain}/gone/${repository}/${head}`;
}

/** A plain name for a source, whatever it is called. */
export function plainName(text: string): string {
  const plain = text.toLowerCase().replace(/[^a-z0-9._-]+/g, '-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '').slice(0, 100).replace(/[^a-z0-9]+$/, '');
  return plain === '' ? 'dataset' : plain;
}
