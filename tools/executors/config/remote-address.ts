// Reads the address of a remote. One with a name or a password in it is none: it would be written down in every log.
import type {RemoteAddress} from '../remote/remote-choice.ts';

export function remoteAddress(text: string, absolute: (path: string) => string): RemoteAddress | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[a-z]:[\\/]/i.test(text) ? undefined : {kind: 'folder', path: absolute(text)};
  const bazel = text.startsWith('bazel+');
  const url = URL.parse(bazel ? text.slice('bazel+'.length) : text);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  if (url.protocol === 's3:' && !bazel) return bucketOf(url);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.search !== '') return undefined;
  return {kind: 'http', url: url.href, layout: bazel ? 'bazel' : 'files'};
}

function bucketOf(url: URL): RemoteAddress | undefined {
  const region = url.searchParams.get('region') ?? 'us-east-1';
  const endpoint = URL.parse(url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`);
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname) || !/^[a-z0-9-]{1,40}$/.test(region) || endpoint === null) return undefined;
  if ((endpoint.protocol !== 'https:' && endpoint.protocol !== 'http:') || endpoint.username !== '' || endpoint.password !== '') return undefined;
  return {kind: 's3', endpoint: endpoint.href, bucket: url.hostname, prefix: url.pathname.replace(/^\/+|\/+$/g, ''), region};
}
