// What samples are made of discussions, and whose words are taken.
import type {Stub} from '../../../graph/value/stub.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import type {Person} from '../../source/github/request-facts.ts';

/** A type, because parameters are plain data with any keys. */
export type DiscussionRules = {
  /** Logins, beside those that the forge calls bots. */
  readonly bots: readonly string[];
  /** Whether requests and issues of bots make samples. What bots say in those of people is left out in any case. */
  readonly keepBots: boolean;
  /** A longer text makes no sample. */
  readonly maxBytes: number;
  /** As samples and exports call it, as `owner/name`. */
  readonly repository: string;
  /** Globs of the paths that are tests, beside those that are by their names. Missing where there are none. */
  readonly tests?: readonly string[];
  /** How what makes samples ended. Missing: in any way. */
  readonly states?: readonly ('closed' | 'merged' | 'open')[];
  /** What was opened since then, and before then, in seconds since 1970. Missing: at any time. */
  readonly since?: number;
  readonly until?: number;
  /** Texts without reviews; without comments and remarks. */
  readonly reviews?: false;
  readonly comments?: false;
  /** Problems with what was said of the issue before anybody began, as an export of rows has it. */
  readonly hints?: true;
};

export function isBot(person: Person | null, {bots}: Pick<DiscussionRules, 'bots'>): boolean {
  return person !== null && (person.bot || person.login.endsWith('[bot]') || bots.includes(person.login));
}

/** How it ended: a request that was merged is closed, too, and is called by what matters more. */
export function endOf({state, request}: Pick<DiscussionDocument, 'state' | 'request'>): 'closed' | 'merged' | 'open' {
  return request !== undefined && request.merged !== null ? 'merged' : state === 'open' ? 'open' : 'closed';
}

/** Why nothing at all is made of a discussion. */
export function refusal({by, hidden, at, ...document}: Pick<DiscussionDocument, 'at' | 'by' | 'hidden' | 'request' | 'state'>, rules: DiscussionRules): Stub | undefined {
  if (isBot(by, rules) && !rules.keepBots) return {stub: 'bot'};
  if (rules.states?.includes(endOf(document)) === false) return {stub: `unasked-${endOf(document)}`};
  if (at < (rules.since ?? -Infinity) || at >= (rules.until ?? Infinity)) return {stub: 'unasked-date'};
  return hidden === undefined ? undefined : {stub: `hidden: ${hidden}`};
}
