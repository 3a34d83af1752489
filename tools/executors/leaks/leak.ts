// What a search for leaks of a split looked at, found and let pass: plain data, as `--json` prints it.
import type {Split} from '../../../stages/dataset/split/side.ts';

export interface Place {
  readonly split: Split;
  readonly kind: string;
  /** As `gristmill show` takes it. */
  readonly document: string;
  readonly commit: string | null;
  readonly path: string | null;
}

/** A stretch of a document's text. */
export interface TextPlace extends Place {
  /** Lines of the sample's text, from 1 on. */
  readonly lines: {readonly from: number; readonly to: number};
}

export type Leak =
  /** It was made after the last commit of its part. */
  | {readonly rule: 'later'; readonly place: Place; readonly why: 'commit' | 'object' | 'unknown'; readonly name: string}
  /** Documents of one change, by the group that they say they are of. */
  | {readonly rule: 'group'; readonly places: readonly [Place, Place]; readonly group: string}
  /** Commits that are one change, as git and the texts themselves tell. */
  | {readonly rule: 'twin'; readonly places: readonly [Place, Place]; readonly evidence: TwinEvidence}
  /** One document, here and there. */
  | {readonly rule: 'document'; readonly places: readonly [Place, Place]}
  /** Words that first stood somewhere after the last commit of train, and stand in train. */
  | {readonly rule: 'text'; readonly places: readonly [TextPlace, TextPlace]; readonly runs: number; readonly text: string};

export type TwinEvidence = 'same patch' | 'cherry-picked from' | 'reverts' | 'names the same request';

/** What two parts share and is no leak, by its cause. */
export interface Exception {
  readonly rule: Leak['rule'];
  readonly cause: string;
  readonly count: number;
  /** The places with the most, the first of them first. */
  readonly some: readonly {readonly place: string; readonly count: number}[];
}

export interface LeakReport {
  readonly root: string;
  readonly method: 'time' | 'random' | 'path';
  /** Where parts end; null where none ends in time. */
  readonly cuts: {readonly train: string; readonly val: string} | null;
  readonly documents: Readonly<Record<Split, number>>;
  /** Different runs of fifty words: of val and test, and how many of those train has, too. `passes`: how often texts were read for it. */
  readonly runs: {readonly heldOut: number; readonly shared: number; readonly passes: number};
  readonly leaks: number;
  /** The first of each rule. */
  readonly some: readonly Leak[];
  readonly exceptions: readonly Exception[];
}
