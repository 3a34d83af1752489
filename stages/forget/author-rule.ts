// A rule about a person that does not name the person: a salted hash of a name, an address, or both as git writes them.
import {hash} from 'node:crypto';

export interface Identity {readonly name: string; readonly email: string}

/**
 * Half of a sha256 is enough to tell people apart. Who has a list of addresses can try them all, and the history is such a list: the hash
 * keeps an address out of a committed file, where people and search engines read it, and no more.
 */
export function authorRule(who: string, salt: string): string {
  return `${salt}:${hash('sha256', `${salt}\0${plain(who)}`, 'hex').slice(0, 32)}`;
}

export function isAuthorRule(rule: string): boolean {
  return /^[0-9a-f]{0,64}:[0-9a-f]{32}$/.test(rule);
}

/** Whether a rule was made of any of the ways to call somebody. */
export function isAbout(rule: string, who: Identity): boolean {
  const salt = rule.slice(0, rule.indexOf(':'));
  return spellings(who).some((spelling) => authorRule(spelling, salt) === rule);
}

/** What may be given to a rule: an address, a name, or `Name <address>`. */
export function spellings({name, email}: Identity): readonly string[] {
  return [email, name, `${name} <${email}>`].filter((spelling) => plain(spelling) !== '');
}

/** People write addresses in any case, and names with any blanks. */
export function plain(who: string): string {
  return who.normalize('NFC').trim().replace(/^<([^<>]*)>$/, '$1').replace(/\s+/g, ' ').toLowerCase();
}
