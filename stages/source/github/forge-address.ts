// Which repository of which forge a source is, and where that forge's interface is: what people name is a page or an address of git.
import {ForgeFailure} from './forge-failure.ts';

export interface ForgeAddress {
  /** The root of its interface, without a slash at the end. */
  readonly api: string;
  /** As `owner/name`. */
  readonly repository: string;
}

export const githubApi = 'https://api.github.com';

/** From an address that git fetches from; `undefined` for a folder, and for what no forge has. */
export function addressOf(source: string): ForgeAddress | undefined {
  const scp = /^(?:[^@/:]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(source);
  const url = scp === null ? URL.parse(source) : URL.parse(`ssh://${scp[1]}/${scp[2]}`);
  if (url === null || !/^(?:https|ssh):$/.test(url.protocol)) return undefined;
  const [, repository] = /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url.pathname) ?? [];
  return repository === undefined ? undefined : {api: apiOf(url.protocol === 'https:' ? url.origin : `https://${url.hostname}`), repository};
}

/** `github.com` has its interface on a host of its own, and so has every `ghe.com`; a server of one's own has it below `/api/v3`. */
export function apiOf(address: string): string {
  const url = URL.parse(address);
  const loopback = url !== null && /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname);
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new ForgeFailure({kind: 'address-refused', what: 'Address of a forge refused', where: shown(url, address)});
  }
  if (/^(?:www\.|api\.|ssh\.)?github\.com$/.test(url.hostname)) return githubApi;
  if (/\.ghe\.com$/.test(url.hostname)) return `https://${url.hostname.startsWith('api.') ? url.hostname : `api.${url.hostname}`}`;
  const path = url.pathname.replace(/\/+$/, '');
  // What stands at a port of this machine is a proxy or a test, and says itself where it begins.
  if (loopback) return `${url.origin}${path}`;
  return `${url.origin}${path === '' || path === '/api' ? '/api/v3' : path}`;
}

/** Whether GitHub itself runs it. */
export function isGithubs(api: string): boolean {
  return /^api\.github\.com$|\.ghe\.com$/.test(new URL(api).hostname);
}

function shown(url: URL | null, address: string): string {
  return url === null ? address : `${url.protocol}//${url.host}${url.pathname}`;
}
