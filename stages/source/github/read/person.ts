// Who it was, as each interface of a forge says it.
import {isBot} from '../../../clean/personal/person.ts';
import type {Person} from '../request-facts.ts';
import {line, thing} from './fields.ts';

/** Null where the account is gone. REST marks the login of a machine, GraphQL gives its type: either way it is one, and has one name. Many run under the account of a person, and are known by that. */
export function person(value: unknown): Person | null {
  const of = thing(value);
  const said = line(typeof value === 'string' ? lastOfAddress(value) : of?.['login']);
  if (said === undefined || said === '') return null;
  const login = said.replace(/\[bot\]$/, '').replace(/^app\//, '');
  const bot = login !== said || of?.['type'] === 'Bot' || of?.['__typename'] === 'Bot' || of?.['is_bot'] === true || isBot(login);
  return login === '' ? null : {login, bot};
}

/** Migration archives give the address of an account in place of its login. */
function lastOfAddress(value: string): string {
  return /^https?:\/\/[^/]+\/(?:apps\/)?([^/]+)\/?$/.exec(value)?.[1] ?? value;
}
