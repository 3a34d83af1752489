// What a forge knows of a discussion, as small items in a normal form: what the mirror's pages are read into, and the rows of its feed. A page of another
// day, another API or an import gives the same item where it says the same. As it is read, nothing has been cleaned; rows have, by the rules that there are.

import type {Redaction} from '../../clean/clean-text.ts';
import type {Person, RequestFacts, Seconds} from './request-facts.ts';

interface Said {
  /**
   * The forge's own name for it, which survives renames and transfers. Of comments, remarks and reviews it is their number, which all
   * interfaces and all addresses tell: what names another one, as an answer does, names it so.
   */
  readonly node: string;
  /** Of the issue or request it belongs to. */
  readonly number: number;
  readonly by: Person | null;
  readonly at: Seconds;
}

interface Text {
  readonly body: string;
  /** When the text was last edited: null where it never was, missing where the source does not say. */
  readonly edited?: Seconds | null;
  /** Why it is hidden: spam, off-topic, outdated. */
  readonly hidden?: string;
}

/** Both issues and requests: what the list of issues says. */
export interface TopicItem extends Said, Text {
  readonly kind: 'topic';
  readonly request: boolean;
  readonly title: string;
  readonly state: 'open' | 'closed';
  /** Of an issue: completed, not_planned, duplicate. */
  readonly reason?: string;
  readonly closed: Seconds | null;
  readonly labels: readonly string[];
  readonly milestone?: string;
  readonly locked: boolean;
  /** What the author is to the project: OWNER, MEMBER, CONTRIBUTOR … */
  readonly association?: string;
}

/** What only a request has. Without it, a request's ends are looked for in git. */
export interface RequestItem extends RequestFacts {readonly kind: 'request'; readonly node: string; readonly number: number}

export interface CommentItem extends Said, Text {readonly kind: 'comment'}

export interface ReviewItem extends Said, Text {
  readonly kind: 'review';
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed';
  /** What was reviewed. */
  readonly commit: string | null;
}

/** A remark on a line of a request. */
export interface RemarkItem extends Said, Text {
  readonly kind: 'remark';
  readonly review: string | null;
  readonly replyTo: string | null;
  readonly path: string;
  readonly hunk: string;
  readonly side: 'left' | 'right';
  /** Null where it is about the whole file, or the line is gone. */
  readonly line: number | null;
  readonly startLine: number | null;
  readonly originalLine: number | null;
  readonly commit: string | null;
  readonly originalCommit: string | null;
}

/** A thread of remarks, known by the first of them. */
export interface ThreadItem {readonly kind: 'thread'; readonly node: string; readonly number: number; readonly first: string; readonly resolved: boolean; readonly outdated: boolean}

export interface EventItem extends Said {
  readonly kind: 'event';
  /** As the forge's timeline names it in lower case: closed, reopened, merged, force_pushed, renamed, labeled, referenced … */
  readonly event: string;
  /** Of a force-push, oids; of a renaming, titles. */
  readonly before?: string | null;
  readonly after?: string | null;
  readonly label?: string;
  /** The commit it came from. */
  readonly commit?: string | null;
}

/** What rules took out of one field, `redacted` in all: missing where that is nothing. */
export interface RedactedPlace {readonly where: string; readonly redactions: readonly Redaction[]}

export type Item = (TopicItem | RequestItem | CommentItem | ReviewItem | RemarkItem | ThreadItem | EventItem) & {readonly redacted?: readonly RedactedPlace[]; /** Fields whose text had been read wrongly, and was put right. */ readonly mended?: readonly string[]};
