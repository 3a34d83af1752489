// Whether a declaration is a test, by its own name and attributes or because it stands in one that is.
import type {Language} from '../language.ts';
import type {Draft} from './draft.ts';

const longest = 500;

/** Asked when all its attributes are known: once it is done, or when something in its body begins. */
export function isTest(draft: Draft, text: string, language: Language): boolean {
  draft.test ??= draft.inTest || saysSo(draft, text, language);
  return draft.test;
}

function saysSo({kind, name, attributes}: Draft, text: string, {test}: Language): boolean {
  if (test === undefined) return false;
  if (test.name?.test(name) === true && test.kinds?.includes(kind) !== false) return true;
  return attributes.some(({from, to}) => test.attribute?.test(text.slice(from, Math.min(to, from + longest))));
}
