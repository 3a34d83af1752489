// Where a dataset's builds are shared, every default filled in.
import {mainDomain, plainName} from '../../../cache/remote/remote-names.ts';
import type {RemoteConfig} from '../../dataset-config/remote-config.ts';
import type {Dataset} from '../build/contract.ts';
import {isAddress} from './is-address.ts';
import {remoteAddress} from './remote-address.ts';

export function resolveRemote(config: string | RemoteConfig | undefined, {source, absolute, nameOf}: {readonly source: string; readonly absolute: (path: string) => string; readonly nameOf: (source: string) => string}): Pick<Dataset, 'remote'> {
  if (config === undefined) return {};
  const {url, name, head = 'main', trust = mainDomain, keys = {}} = typeof config === 'string' ? {url: config} : config;
  const place = remoteAddress(url, absolute);
  // The schema has looked at it.
  if (place === undefined) throw new RangeError('Expected the address of a remote');
  const told = isAddress(source) ? source.replace(/^[a-z+]+:\/\//i, '').replace(/^[^@/]*@/, '').replace(/\.git\/?$/, '') : nameOf(source);
  return {remote: {place, repository: name ?? plainName(told), head, domain: trust, keys}};
}
