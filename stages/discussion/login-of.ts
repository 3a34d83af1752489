// What a person is called where texts and records name one.
import type {Person} from '../source/github/request-facts.ts';

/** As the forge's own API calls an account that is gone. */
const ghost = 'ghost';

export function loginOf(person: Person | null): string {
  return person?.login ?? ghost;
}
