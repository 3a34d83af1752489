// Reads people from a list that a project keeps: a mailmap, or a list of authors in any of the common forms.
import type {Person} from './person.ts';

/** Of a hostile list: so many people are known, and so long a line is read. */
const mostPeople = 20_000;
const longest = 1000;

/** All spellings of one person together. What has neither a name of several words nor an address is no person. */
export function peopleIn(text: string): readonly Person[] {
  const people: Spellings[] = [];
  const byEmail = new Map<string, Spellings>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.length > longest || /^\s*(?:#|\/\/)/.test(line)) continue;
    for (const found of peopleOf(line)) {
      if (people.length >= mostPeople) return people.map(personOf);
      const known = found.emails.map((email) => byEmail.get(email.toLowerCase())).find((one) => one !== undefined);
      const person = known ?? {names: new Set(), emails: new Set(), handles: new Set()};
      if (known === undefined) people.push(person);
      for (const name of found.names) person.names.add(name);
      for (const handle of found.handles) person.handles.add(handle);
      for (const email of found.emails) {
        person.emails.add(email);
        byEmail.set(email.toLowerCase(), person);
      }
    }
  }
  return people.map(personOf);
}

interface Spellings {readonly names: Set<string>; readonly emails: Set<string>; readonly handles: Set<string>}

function personOf({names, emails, handles}: Spellings): Person {
  return {names: [...names].sort(), emails: [...emails].sort(), handles: [...handles].sort()};
}

/** Names in a line with addresses: those between them are other spellings, as in a mailmap, unless a comma stands between two people. */
function peopleOf(line: string): readonly Person[] {
  if (!line.includes('<')) return alone(line);
  return line.split(/(?<=>[^<,;]{0,80})[,;]/).flatMap((part): readonly Person[] => {
    const emails = Array.from(part.matchAll(/<([^<>\s@]{1,64}@[^<>\s@]{1,190})>/g), ([, email = '']) => email);
    const names = part.split(/<[^<>]*>/).map(nameIn).filter((name) => fullName.test(name) || caseless.test(name));
    return emails.length === 0 ? [] : [{names, emails, handles: handlesIn(part)}];
  });
}

/** A line that is nothing but a name, as a list of authors has it. Prose is none. */
function alone(line: string): readonly Person[] {
  const name = nameIn(line);
  const handles = handlesIn(line);
  return fullName.test(name) && !title.test(name) ? [{names: [name], emails: [], handles}] : [];
}

/** Two to five words, each with a capital but for particles. */
const fullName = /^\p{Lu}[\p{L}\p{M}.’'-]*(?: (?:\p{Lu}[\p{L}\p{M}.’'-]*|de|da|del|der|den|di|dos|du|la|le|van|von|zu|bin|al)){0,3} \p{Lu}[\p{L}\p{M}’'-]*$/u;

/** In a script without capitals a name with an address beside it is one. */
const caseless = /^[\p{Lo}\p{M}][\p{Lo}\p{M}· ]{1,30}$/u;

/** What a list is headed by, and who is no person. */
const title = /^\p{Lu}{3,} |\b(?:Authors?|Contributors?|Maintainers?|Developers?|Translators?|Team|Thanks|Project|Manual|Guide|Documentation|Software|Library|Licen[cs]e|Copyright|Foundation|Inc|Ltd|Corp|GmbH|Company|University|Group|List|Version|Code|Credits|Notes?|Core|Special|Open|Source|Public|General)\b/u;

/** Without signs of a list, numbers and years, what stands in brackets, and quotes. */
function nameIn(text: string): string {
  const plain = text.replaceAll(/\([^()]{0,200}\)|\[[^[\]]{0,200}\]|@[\w-]{1,39}/g, ' ').replace(/^[\s*+•\-–—\d.,):#]+/u, '').replace(/\s[-–—:|].*$/u, '').replace(/[\s,;:|*\-–—]+$/u, '').replaceAll(/["`]/g, '');
  return plain.replace(/^(?:copyright|author|maintainer|by)s?:? /i, '').replaceAll(/\s+/g, ' ').trim();
}

function handlesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?<![\w.@/-])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?)(?![\w@.-])/g), ([, handle = '']) => handle);
}
