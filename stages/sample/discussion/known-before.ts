// What was there to be read before an answer was given: nothing said later, nothing changed later, nothing that was hidden.
import type {Seconds} from '../../source/github/request-facts.ts';
import type {Place, Texted} from './texted.ts';

interface Said {readonly at: Seconds; readonly edited?: Seconds | null; readonly hidden?: string}

/** Where a source does not say whether a text was edited, it is taken for as it was written. */
export function wasKnown({at, edited, hidden}: Said, before: Seconds): boolean {
  return at < before && (edited ?? at) < before && hidden === undefined;
}

/** The same of what a request says itself, which may be of the very second in which it was merged. */
export function stoodUnchanged({at, edited, hidden}: Said, since: Seconds): boolean {
  return at <= since && (edited ?? at) <= since && hidden === undefined;
}

/** The title as it was then. */
export function titleAt({texts}: Pick<Texted, 'texts'>, time: Seconds): Place {
  const later = texts.titles.filter(({until}) => until >= time).toSorted((a, b) => a.until - b.until)[0];
  return later?.place ?? texts.title;
}
