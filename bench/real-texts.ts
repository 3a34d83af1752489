// Real code and prose in many languages, from the packages that are installed here and from the system where it has some.
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {extname, join} from 'node:path';

const languages = new Set(['.ts', '.js', '.c', '.cc', '.cpp', '.h', '.hpp', '.py', '.rs', '.go', '.java', '.rb', '.pl', '.pm', '.php', '.sh', '.css', '.html', '.md', '.json', '.yml', '.xml', '.gyp', '.txt', '.diff', '.patch']);
const places = [new URL('../node_modules', import.meta.url).pathname, '/usr/include', '/usr/lib/python3', '/usr/share/perl', '/usr/share/doc', '/usr/share/common-licenses', '/usr/lib/ruby', '/usr/lib/go/src'];

/** So many bytes in all, as evenly from the languages as there are. The same files in the same order on the same machine. */
export function realTexts(bytes: number): readonly string[] {
  const byLanguage = new Map<string, string[]>();
  for (const place of places) for (const path of files(place)) byLanguage.set(extname(path), [...(byLanguage.get(extname(path)) ?? []), path]);
  const texts: string[] = [];
  let left = bytes;
  const lists = [...byLanguage.values()];
  for (let round = 0; left > 0 && lists.some((list) => list.length > round); round++) {
    for (const list of lists) {
      const path = list[round];
      if (path === undefined || left <= 0) continue;
      texts.push(readFileSync(path, 'utf8').slice(0, left));
      left -= texts.at(-1)?.length ?? 0;
    }
  }
  return texts;
}

function files(place: string): readonly string[] {
  let entries;
  try {
    entries = readdirSync(place, {recursive: true, withFileTypes: true});
  } catch {
    return [];
  }
  const paths = entries.filter((entry) => entry.isFile() && languages.has(extname(entry.name))).map((entry) => join(entry.parentPath, entry.name)).sort();
  // Neither the smallest nor lists of ranks, which are no text. In an order that mixes packages.
  return paths.filter((path) => !/ranks|bpeRanks|\.min\./.test(path)).filter((_, at) => at % 3 === 0).filter((path) => within(statSync(path).size));
}

function within(size: number): boolean {
  return size > 400 && size < 200_000;
}
