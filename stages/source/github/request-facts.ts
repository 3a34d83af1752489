// What a forge says of a request beside its texts: its two ends, its commits, and how it ended.

/** Null, where a person is expected, is an account that is gone. `bot` is what the forge says, or the login does. */
export interface Person {readonly login: string; readonly bot: boolean}

/** Since 1970, as every time that comes from a forge. */
export type Seconds = number;

export interface RequestFacts {
  readonly draft: boolean;
  readonly merged: {readonly at: Seconds; readonly by: Person | null; readonly oid: string | null} | null;
  readonly base: {readonly ref: string; readonly oid: string | null};
  /** `repository`: of the fork; null where it is gone. */
  readonly head: {readonly ref: string; readonly oid: string | null; readonly repository: string | null};
  /** As the forge lists them, oldest first; fewer than `commitCount` where it stopped. */
  readonly commits: readonly string[];
  readonly commitCount: number;
  /** Issues of this repository that it closes, by the forge's own reckoning. */
  readonly closes: readonly number[];
}
