// Reads visibility and modifiers from the words that stand before a name.
import type {Language} from '../language.ts';
import type {Draft} from './draft.ts';

/** No declaration has more words before its name; a hostile one has a megabyte of them. */
const longest = 2000;

export interface Header {readonly visibility: string; readonly modifiers: readonly string[]}

export function headerOf(draft: Draft, text: string, {words = {}}: Language): Header {
  const header = headerText(draft, text);
  const found: readonly string[] = header === '' ? [] : (header.match(/[A-Za-z_#]\w*/g) ?? []);
  const modifiers = found.length === 0 ? [] : (words.modifiers ?? []).filter((word) => found.includes(word));
  const said = (header === '' ? null : words.visibility?.exec(header))?.[0].replaceAll(/\s+/g, '') ?? (words.sectioned?.(draft) === false ? undefined : draft.section);
  const {otherwise = ''} = words;
  const {name, kind, parentKind, parentHasBases} = draft;
  return {visibility: said ?? (typeof otherwise === 'string' ? otherwise : otherwise({name, kind, parentKind, parentHasBases, words: header})), modifiers};
}

function headerText({headerFrom, nameAt, attributes, comments}: Draft, text: string): string {
  const end = Math.min(nameAt, headerFrom + longest);
  let header = '';
  let at = headerFrom;
  if (attributes.length + comments.length === 0) return text.slice(at, Math.max(at, end));
  for (const {from, to} of [...attributes, ...comments].sort((a, b) => a.from - b.from)) {
    if (from >= end) break;
    if (from < at) continue;
    header += `${text.slice(at, from)} `;
    at = to;
  }
  return header + text.slice(at, Math.max(at, end));
}
