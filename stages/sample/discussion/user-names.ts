// Names for those who speak in one text, in the order in which they do: `username_0` is who began.
import type {Person} from '../../source/github/request-facts.ts';
import {loginOf} from '../../discussion/login-of.ts';

export function userNames(): (person: Person | null) => string {
  const known = new Map<string, string>();
  return (person) => {
    const login = loginOf(person);
    const name = known.get(login) ?? `username_${known.size}`;
    known.set(login, name);
    return name;
  };
}
