// What pages of a forge say under a name, raw: found by the names that objects bear, not by the code that reads them into items.
import {parseValues} from '../../../../stages/source/github/read/read-text.ts';
import type {PageLog} from '../../../../stages/source/github/page.ts';

/** Every text that an object of that name has, in any page that ever told of it. Topics are called `#` and their number. */
export type RawWords = (name: string) => Promise<ReadonlySet<string>>;

export function rawWords(log: Pick<PageLog, 'lines' | 'read'>): RawWords {
  let index: Promise<ReadonlyMap<string, ReadonlySet<string>>> | undefined;
  return async (name) => {
    index ??= pagesByName(log);
    const texts = new Set<string>();
    for (const page of (await index).get(name) ?? []) {
      for (const object of objectsIn((await log.read(page)).body)) if (namesOf(object).has(name)) for (const text of textsOf(object)) texts.add(text);
    }
    return texts;
  };
}

/** Names alone are kept: texts of a large mirror would not fit. */
async function pagesByName(log: Pick<PageLog, 'lines' | 'read'>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const index = new Map<string, Set<string>>();
  for (const {page, quiet} of await log.lines()) {
    if (quiet === true) continue;
    for (const object of objectsIn((await log.read(page)).body)) {
      for (const name of namesOf(object)) {
        const pages = index.get(name) ?? new Set();
        index.set(name, pages.add(page));
      }
    }
  }
  return index;
}

type Thing = Readonly<Record<string, unknown>>;

function* objectsIn(body: string): Generator<Thing> {
  const waiting: unknown[] = [];
  for (const parsed of parseValues(body)) if ('value' in parsed) waiting.push(parsed.value);
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    waiting.push(...Object.values(value).filter((member) => typeof member === 'object' && member !== null));
    if (!Array.isArray(value)) yield {...value};
  }
}

function namesOf(object: Thing): ReadonlySet<string> {
  const names = new Set<string>();
  for (const key of ['node_id', 'id', 'fullDatabaseId', 'databaseId']) {
    const value = object[key];
    if (typeof value === 'string' || typeof value === 'number') names.add(String(value));
  }
  // Addresses of comments end with their number.
  for (const key of ['html_url', 'url']) {
    const number = typeof object[key] === 'string' ? /(\d+)$/.exec(object[key])?.[1] : undefined;
    if (number !== undefined) names.add(number);
  }
  if (typeof object['number'] === 'number' && 'title' in object) names.add(`#${object['number']}`);
  return names;
}

/** A renaming has its titles in an object of its own. */
function textsOf(object: Thing): readonly string[] {
  const rename = object['rename'];
  return [...Object.values(object), ...(typeof rename === 'object' && rename !== null ? Object.values(rename) : [])].filter((value) => typeof value === 'string');
}
