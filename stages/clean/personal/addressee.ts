// Finds the name in `Name <address>`: of people who wrote no commit, in trailers, lists of authors and headers of mails.
import type {Finding} from '../finding.ts';

const reach = 72;

/** Before an address that was found: it is the same person, so name and address get one pseudonym. */
export function addresseeBefore(bytes: Buffer, email: Finding): Finding | undefined {
  if (bytes[email.from - 1] !== 60 || bytes[email.to] !== 62 || email.identity === undefined) return undefined;
  const start = Math.max(0, email.from - 1 - reach);
  const left = bytes.toString('latin1', start, email.from - 1);
  const [, trailer = '', name = ''] = form.exec(left) ?? [];
  const spelled = Buffer.from(name, 'latin1').toString('utf8');
  if (name.length < 2 || /^person-[0-9a-f]{10}$/.test(spelled) || !(trailer === '' ? fullName : anyName).test(spelled)) return undefined;
  const to = email.from - 1 - (left.length - left.trimEnd().length);
  return {rule: 'name', guessed: true, from: to - name.length, to, identity: email.identity};
}

/** Behind the line's beginning, a sign that begins an item, or the colon of a trailer. */
const form = /(?:^|[\n\r"'`,;([*#|]|(\b[A-Z][A-Za-z]*(?:-[a-z]+)*:|\bAuthor:|\bFrom:))[ \t]{0,4}([^\n\r"'`,;()[\]*#|<>:@=]{2,60}?)[ \t]{1,2}$/;

/** Two to five words of which the first and the last begin with a capital, as far as the script has any; or one short one in a script without. */
const fullName = /^[\p{Lu}\p{Lo}][\p{L}\p{M}.’-]*(?: [\p{L}.’-][\p{L}\p{M}.’-]*){0,3} [\p{Lu}\p{Lo}][\p{L}\p{M}.’-]*$|^\p{Lo}{2,6}$/u;
const anyName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.’_ -]*$/u;
