// What samples are made of discussions, and whose words are taken.
import type {Stub} from '../../../graph/value/stub.ts';
import type {Written} from '../../discussion/written.ts';
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
  /** Problems with what was said of the issue before anybody began, as an export of rows has it. */
  readonly hints?: true;
};

export function isBot(person: Person | null, {bots}: Pick<DiscussionRules, 'bots'>): boolean {
  return person !== null && (person.bot || person.login.endsWith('[bot]') || bots.includes(person.login));
}

/** Why nothing at all is made of a discussion. */
export function refusal({by, hidden}: Pick<Written, 'by' | 'hidden'>, rules: DiscussionRules): Stub | undefined {
  if (isBot(by, rules) && !rules.keepBots) return {stub: 'bot'};
  return hidden === undefined ? undefined : {stub: `hidden: ${hidden}`};
}
