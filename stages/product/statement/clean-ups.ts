// What is done to a text before it is a prompt: each clean-up by its name, so that a project chooses them and a sample says which changed it.
import {isImperative} from '../../commitpack/imperative-verbs.ts';
import {messageParts} from '../../document/commit-message.ts';
import {conventional} from '../intent/conventional.ts';

/** In the order in which they are done. */
export const cleanUps = ['comments', 'trailers', 'description', 'headings', 'first-paragraph', 'number', 'question', 'labels'] as const;
export type CleanUp = (typeof cleanUps)[number];

/** `question`: a title as somebody would ask for it. Only of titles; of other texts it does nothing. */
export function cleanUp(name: CleanUp, text: string): string {
  switch (name) {
    case 'comments':
      return text.replace(/<!--(?:(?!-->)[^])*(?:-->|$)/g, '');
    case 'trailers':
      return withoutTrailers(text);
    case 'description':
      return section(text) ?? text;
    case 'headings':
      return text.replace(/^#{1,6}[ \t]+.*(?:\n|$)/gm, '');
    case 'labels':
      return text.replace(/(?:^|(?<=\s))(?:bug|feature|feat):[ \t]*/gi, '');
    case 'first-paragraph':
      return text.trim().split(/\n[ \t]*\n/).find((paragraph) => paragraph.trim() !== '' && !paragraph.trimStart().startsWith('['))?.trim() ?? text.trim();
    case 'number':
      return text.split('\n').map(withoutNumber).join('\n');
    case 'question':
      return question(text);
    default:
      return name satisfies never;
  }
}

/** No pattern begins with spaces: a line of nothing else would be tried from each of them. */
function withoutNumber(line: string): string {
  const without = line.trimEnd().replace(/\((?:#|!)\d{1,9}\)$/, '');
  return without.length < line.trimEnd().length ? without.trimEnd() : line;
}

/** Of a message: those that git knows as trailers. */
function withoutTrailers(text: string): string {
  // A text without a subject is given one, which git asks for.
  const {trailers} = messageParts(`subject\n\n${text}`);
  if (trailers.length === 0) return text;
  const lines = text.trimEnd().split('\n');
  const last = lines.findLastIndex((line) => line.trim() === '');
  return lines.slice(0, Math.max(0, last)).join('\n').trimEnd();
}

/** What stands below the word, alone in its line, up to the next heading. */
function section(text: string): string | undefined {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^(?:#{1,6}[ \t]+)?(?:\*\*)?(?:feature |bug )?description:?(?:\*\*)?:?[ \t]*$/i.test(line));
  if (start < 0) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#{1,6}[ \t]|^(?:\*\*)?solution:?(?:\*\*)?[ \t]*$/i.test(line));
  const found = (end < 0 ? rest : rest.slice(0, end)).join('\n').trim();
  return found === '' ? undefined : found;
}

/** `feat(connector): [PlaceToPay] Implement cards` is asked as `How do I implement cards for PlaceToPay?`. */
function question(title: string): string {
  const {type, title: rest} = conventional(title.trim());
  const [, component = '', what = rest] = /^\[([^\]\n]{1,100})\]\s*(.+)$/s.exec(rest) ?? [];
  if (what === '' || what.includes('\n') || what.endsWith('?')) return title;
  const [first = '', ...words] = what.replace(/\.$/, '').split(' ');
  // What does not say what to do is no question, unless its type says it.
  if (type !== 'fix' && type !== 'feat' && !isImperative(what.toLowerCase())) return title;
  // A word with capitals inside of it is a name.
  const begun = [/^\p{Lu}\p{Ll}*$/u.test(first) ? first.toLowerCase() : first, ...words].join(' ');
  const asked = type === 'fix' ? (/^fix/.test(begun) ? begun : `fix ${begun}`) : type === 'feat' && !/^(?:add|implement|support|introduce|allow|enable|create|integrate|use|show|make|extend|include)\b/.test(begun) ? `implement ${begun}` : begun;
  return `How do I ${asked}${component === '' ? '' : ` ${type === 'fix' ? 'in' : 'for'} ${component}`}?`;
}
