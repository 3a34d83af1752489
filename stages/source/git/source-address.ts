// What a user may name as a source: a folder on this machine, or an address that git can fetch from without running anything.
import type {Protocol} from './git-environment.ts';
import {SourceFailure} from './source-failure.ts';

export type SourceAddress = {readonly kind: 'local'; readonly path: string} | {readonly kind: 'remote'; readonly url: string; readonly protocol: Protocol};

const allowed: Readonly<Record<string, Protocol>> = {'file:': 'file', 'https:': 'https', 'ssh:': 'ssh'};

export function sourceAddress(source: string): SourceAddress {
  if (/[\x00-\x1f\x7f]/.test(source)) throw refused(source, 'Remove the control characters');
  if (source === '' || source.startsWith('-')) throw refused(source, 'Name a folder or an address, not an option');
  if (source.startsWith('/')) return {kind: 'local', path: source};
  // `ext::` and its like run a program.
  if (source.includes('::')) throw refused(source, 'Name a folder, or an address that begins with https://, ssh:// or file://');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) return {kind: 'remote', ...url(source)};
  const scpLike = /^(?:[^@/:]+@)?([^@/:]+):(?!\/\/)./.exec(source);
  if (scpLike?.[1] === undefined) throw refused(source, 'Name an absolute folder, or an address that begins with https://, ssh:// or file://');
  if (scpLike[1].startsWith('-')) throw refused(source, 'A host may not begin with "-"');
  return {kind: 'remote', url: source, protocol: 'ssh'};
}

function url(source: string): {readonly url: string; readonly protocol: Protocol} {
  const parsed = URL.parse(source);
  const protocol = parsed === null ? undefined : allowed[parsed.protocol];
  if (parsed === null || protocol === undefined) throw refused(source, 'Use https://, ssh:// or file://');
  if (parsed.hostname.startsWith('-') || decodeURIComponent(parsed.username).startsWith('-')) throw refused(source, 'A host or user may not begin with "-"');
  if (parsed.password !== '') throw new SourceFailure({kind: 'address-refused', what: 'Address with a password refused', where: withoutPassword(parsed), hint: 'It would be written to disk: use an ssh address with a key in the agent'});
  return {url: source, protocol};
}

function withoutPassword(address: URL): string {
  const shown = new URL(address);
  shown.password = '';
  return shown.href;
}

function refused(where: string, hint: string): SourceFailure {
  return new SourceFailure({kind: 'address-refused', what: 'Address refused', where, hint});
}
