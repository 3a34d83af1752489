// The language of what a document shows, by the names of the files that its fields, marks and patches name: one language, several, or none where no file is named.
import {detectLanguage} from '../../parse/language/detect-language.ts';
import type {Mark, Sample, Span} from '../../sample/sample.ts';

/** No language has one of these names. */
export const [severalLanguages, unknownLanguage, noLanguage] = ['several', 'unknown', 'none'] as const;

export function shownLanguage(samples: readonly Sample[]): string {
  const languages = new Set([...pathsShown(samples)].map((path) => detectLanguage(path, noText).language ?? unknownLanguage));
  const [only = noLanguage, ...more] = languages;
  return more.length > 0 ? severalLanguages : only;
}

const noText = new Uint8Array();

function pathsShown(samples: readonly Sample[]): ReadonlySet<string> {
  const fields = samples.flatMap(({meta}) => fieldsWithPaths.flatMap((field) => meta[field])).filter((path) => typeof path === 'string');
  return new Set([...fields, ...samples.flatMap(({spans}) => spans.flatMap(pathOf))]);
}

/** Of records, whatever their kind; `files` is a list. */
const fieldsWithPaths = ['path', 'file_path', 'test_file', 'impl_file', 'files'] as const;
const places: ReadonlySet<Mark> = new Set(['file', 'prefix', 'pr_file']);

function pathOf(span: Span): readonly string[] {
  if (span.kind === 'mark') return places.has(span.mark) && span.value !== '' ? [span.value] : [];
  return span.kind === 'template' ? (pathOfPatch(span.text) ?? []) : [];
}

const opening = 'diff --git ';

/** Of the head of a patch, the name that the file has after it. Without a rename, the first line has one name twice. */
function pathOfPatch(head: string): readonly [string] | undefined {
  if (!head.startsWith(opening)) return undefined;
  const renamed = /^(?:rename|copy) to (.*)$/m.exec(head)?.[1];
  if (renamed !== undefined) return [unquoted(renamed)];
  const both = head.slice(opening.length, Math.max(opening.length, head.indexOf('\n')));
  return [unquoted(both.slice((both.length + 1) / 2)).slice('b/'.length)];
}

/** What git escapes in a name is nothing that a language is known by. */
function unquoted(path: string): string {
  return path.startsWith('"') && path.endsWith('"') ? path.slice(1, -1) : path;
}
