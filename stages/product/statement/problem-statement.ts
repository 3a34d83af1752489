// What a change was asked for by: an issue before the request that answers it, a request before its title, and a commit where there is neither.
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import {messageParts} from '../../document/commit-message.ts';
import {cleanUp, cleanUps, type CleanUp} from './clean-ups.ts';

export type Origin = 'issue' | 'request' | 'title' | 'commit body' | 'commit subject';

export interface ProblemStatement {
  readonly text: string;
  readonly origin: Origin;
  /** Of the issue or the request; missing of a commit. */
  readonly number?: number;
  /** The clean-ups that changed something. */
  readonly cleaned: readonly CleanUp[];
  /** Discussions that were edited after the change was merged, so that they may know the answer: they are not asked. */
  readonly edited: readonly number[];
}

export interface Asking {
  readonly issues: readonly DiscussionDocument[];
  readonly request: DiscussionDocument | undefined;
  /** Of the commits, the first that speaks for the change. */
  readonly message: string;
}

/** A text of fewer words is a form that nobody filled in. */
const leastWords = 4;

export function problemStatement({issues, request, message}: Asking, allowed: readonly string[]): ProblemStatement | undefined {
  const {title, text: body} = saidBy(message);
  const merged = request?.request?.merged?.at;
  const later = (said: DiscussionDocument) => merged !== undefined && typeof said.edited === 'number' && said.edited > merged;
  const edited = [...issues, ...(request === undefined ? [] : [request])].filter(later).map(({number}) => number);
  const candidates: readonly {readonly text: string; readonly origin: Origin; readonly number?: number}[] = [
    ...issues.filter((issue) => !later(issue)).map(({body: text, number}) => ({text, number, origin: 'issue' as const})),
    ...(request === undefined || later(request) ? [] : [{text: request.body, number: request.number, origin: 'request' as const}]),
    ...(request === undefined ? [] : [{text: request.title, number: request.number, origin: 'title' as const}]),
    ...(request === undefined ? [{text: body, origin: 'commit body' as const}] : []),
    {text: title, origin: 'commit subject' as const},
  ];
  for (const {text, ...from} of candidates) {
    const isTitle = from.origin === 'title' || from.origin === 'commit subject';
    const statement = cleaned(text, {isTitle, allowed});
    if (statement.text !== '' && (isTitle || (statement.text.match(/\S+/g)?.length ?? 0) >= leastWords)) return {...statement, ...from, edited};
  }
  return undefined;
}

/** What bots of forges write below the number of a request is its description, without a title. */
const longestTitle = 120;

/** Of a message without a title, all of it is text. */
export function saidBy(message: string): {readonly title: string; readonly text: string} {
  const {subject, body} = messageParts(message);
  const [first = ''] = message.trim().split(/\n[ \t]*\n/, 1);
  return subject.length > longestTitle || first.includes('\n') ? {title: '', text: message.trim()} : {title: subject, text: body};
}

/** As long as a forge lets texts be. */
const longestText = 65_536;

/** To the others, `feat: Add it` is a trailer. */
const ofTitles: ReadonlySet<CleanUp> = new Set(['number', 'question', 'labels']);

function cleaned(text: string, {isTitle, allowed}: {readonly isTitle: boolean; readonly allowed: readonly string[]}): Pick<ProblemStatement, 'cleaned' | 'text'> {
  const done: CleanUp[] = [];
  let now = text.slice(0, longestText).replaceAll('\r\n', '\n').trim();
  for (const name of cleanUps) {
    if (!allowed.includes(name) || (name === 'question' && !isTitle) || (isTitle && !ofTitles.has(name))) continue;
    const next = cleanUp(name, now).trim();
    if (next !== now) done.push(name);
    now = next;
  }
  return {text: now, cleaned: done};
}
