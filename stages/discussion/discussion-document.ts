// A request or an issue as one document: its text, what was said about it and what became of it. Texts are clean; times are seconds.
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import type {Person, RequestFacts, Seconds} from '../source/github/request-facts.ts';
import type {Nature} from './nature-of.ts';
import type {Reviewed, Thread, Written} from './written.ts';

export interface Happened {readonly event: string; readonly by: Person | null; readonly at: Seconds; readonly before?: string | null; readonly after?: string | null; readonly label?: string; readonly commit?: string | null}

/** Also an issue: then `request` is missing, and there are no reviews and threads. */
export interface DiscussionDocument extends Written {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly reason?: string;
  readonly closed: Seconds | null;
  readonly labels: readonly string[];
  readonly milestone?: string;
  readonly locked: boolean;
  readonly association?: string;
  readonly request?: RequestFacts;
  /** Where it is no person's work. */
  readonly nature?: Nature;
  /** In the order they were said. */
  readonly comments: readonly Written[];
  readonly reviews: readonly Reviewed[];
  readonly threads: readonly Thread[];
  readonly events: readonly Happened[];
}

export const discussionCodec: Codec<DiscussionDocument> = jsonCodec('discussion');
