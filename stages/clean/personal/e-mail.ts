// Finds the e-mail address around an `@`: a whole one, of somebody, at a domain that may exist.
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';
import {isBot} from './person.ts';

const localByte = tableOf(/[A-Za-z0-9._%+-]/);
const domainByte = tableOf(/[A-Za-z0-9.-]/);
const wordOrSign = tableOf(/[A-Za-z0-9_@\x80-\xff]/);

/** `identities` knows the addresses of people that have other spellings too. */
export function emailAt(bytes: Buffer, at: number, identities: ReadonlyMap<string, string>): Finding | undefined {
  let from = at;
  while (from > at - 64 && stands(localByte, bytes, from - 1)) from--;
  // An escape before a local part: `\nsomebody@…` in a string, `\fIsomebody@…` in a manual page.
  if (bytes[from - 1] === 92) from += /^(?:f[BIRP]|[nrt])/.exec(bytes.toString('latin1', from, Math.min(at - 1, from + 2)))?.[0].length ?? 0;
  while (from < at && (bytes[from] === 46 || bytes[from] === 45 || bytes[from] === 37)) from++;
  if (from === at || stands(wordOrSign, bytes, from - 1) && from > at - 64 && bytes[from - 2] !== 92 && bytes[from - 3] !== 92) return undefined;
  let to = at + 1;
  while (to < at + 254 && stands(domainByte, bytes, to)) to++;
  while (to > at && (bytes[to - 1] === 46 || bytes[to - 1] === 45)) to--;
  if (stands(wordOrSign, bytes, to)) return undefined;
  const address = bytes.toString('latin1', from, to).toLowerCase();
  const local = address.slice(0, at - from);
  const domain = address.slice(at - from + 1);
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/.test(domain) || isNobody(local, domain)) return undefined;
  return {rule: 'e-mail', from, to, identity: identities.get(address) ?? address};
}

/** Reserved domains, accounts of machines and roles, and what only looks like an address: a picture's density, a package's file. */
function isNobody(local: string, domain: string): boolean {
  return /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost|local|localdomain|internal)$/.test(domain)
    || /\.(?:png|jpe?g|gif|svg|webp|ico|js|mjs|cjs|ts|tsx|jsx|css|scss|html?|json|md|rs|py|go|rb|java|toml|ya?ml|txt|lock|tgz|zip|gz|exe|dll|so|service|socket|target|timer)$/.test(domain)
    || /^(?:git|hg|svn|root|noreply|no-reply|donotreply|postmaster|mailer-daemon|nobody|user|username|you|your|me|name|email|foo|bar|john\.doe|jane\.doe|support|info|admin|security|contact|help|hello|press|sales|abuse|webmaster|legal|conduct)$/.test(local)
    || isBot(local);
}
