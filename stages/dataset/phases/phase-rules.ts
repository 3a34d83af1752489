// Phases of a training run as rules over whole documents: a document is in the first bucket whose rule it meets. Never over chunks: the tail of a long one is not a short one.

/** From so many on and below as many. Types, because parameters are plain data. */
export type Range = {readonly from?: number; readonly below?: number};

/** What a document must be; what is not named may be anything. */
export type Where = {
  readonly kinds?: readonly string[];
  /** Of text. */
  readonly bytes?: Range;
  readonly complexity?: Range;
  /** Extensions of which it shows a file by its path. */
  readonly extensions?: readonly string[];
  /** Whether somebody else has a word in it: a review, or a comment. */
  readonly discussed?: boolean;
  /** Whether it shows a file of tests by its path. */
  readonly tests?: boolean;
};

/** `date`: corrected dates, so that no change comes before what it builds upon. `hash`: any order, the same on every machine. */
export type Sort = 'date' | 'bytes' | 'complexity' | 'hash';

/**
 * A bucket of a phase: phases of one name that follow each other are one. `percent`: 50 takes half of the documents for training, 200 all of them
 * twice, the second time behind the first; which of them a part of 100 takes is decided by hashes. `share`: what the phase is meant to be of all tokens, for the record.
 */
export type Phase = {readonly name: string; readonly where?: Where; readonly sort?: Sort; readonly percent?: number; readonly share?: number};

const requests = ['pr', 'pr_diff', 'pr_description'];
/** Of a request without discussion: it belongs with the commits; and of what is large. */
const [small, large] = [5_000, 15_000];

/**
 * As seed A trains: the files with their tests, then changes as they came with the small requests, then all others from simple to complex. Its commits
 * are every form of them. Its sizes are characters, these are bytes. A request that was discussed is not small.
 */
export const seedPhases: readonly Phase[] = [
  {name: 'code-foundation', where: {kinds: ['file', 'test-pair']}, share: 20},
  {name: 'change-patterns', where: {kinds: ['commit', 'before-after', 'message-to-diff', 'diff-to-message', 'identifiers', 'product', 'chunk', 'structure']}, sort: 'date', share: 30},
  {name: 'change-patterns', where: {kinds: requests, bytes: {below: small}, discussed: false}, sort: 'bytes', share: 30},
  {name: 'pr-mastery', where: {bytes: {below: large}}, sort: 'complexity', share: 50},
  {name: 'pr-mastery', sort: 'complexity', share: 50},
];
