// What people wrote in a discussion, clean.
import type {Person, Seconds} from '../source/github/request-facts.ts';

/** A text that somebody wrote. `removed` says what was taken out of it that nobody wrote: template, quotes, signature, checklist, comment of HTML. */
export interface Written {
  readonly node: string;
  readonly by: Person | null;
  readonly at: Seconds;
  readonly body: string;
  readonly edited?: Seconds | null;
  readonly hidden?: string;
  readonly removed?: readonly string[];
  /** Which of its texts had been read in a wrong encoding, and were put right. */
  readonly mended?: readonly string[];
  /** It was edited after its request was merged: it may know how that ended. */
  readonly late?: true;
}

export interface Reviewed extends Written {readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed'; readonly commit: string | null}

export interface Remark extends Written {readonly review: string | null; readonly replyTo: string | null}

export interface Thread {
  readonly path: string;
  readonly side: 'left' | 'right';
  readonly line: number | null;
  readonly startLine: number | null;
  readonly originalLine: number | null;
  readonly hunk: string;
  readonly commit: string | null;
  readonly originalCommit: string | null;
  /** Missing where the source does not say. */
  readonly resolved?: boolean;
  readonly outdated?: boolean;
  readonly remarks: readonly Remark[];
}
