// Chooses where the parts of a history end: at commits of its main line, whose trees are the files of the parts.
import {isBehind, type Cut, type Shares} from '../../../stages/dataset/split/split-rules.ts';

export interface Cuts {readonly train: Cut; readonly val: Cut}

/** `commits` in the order of time, `mainline` the names of those whose trees people worked with. None where the main line is too short to be cut twice. */
export function chooseCuts(commits: readonly Cut[], mainline: ReadonlySet<string>, {train, val, test}: Shares): Cuts | undefined {
  const all = train + val + test;
  const ends = commits.flatMap((commit, at) => (mainline.has(commit.oid) ? [{commit, before: at + 1}] : []));
  const first = lastWithin(ends, (commits.length * train) / all);
  const second = lastWithin(ends, (commits.length * (train + val)) / all);
  return first === undefined || second === undefined ? undefined : {train: first, val: second};
}

interface End {readonly commit: Cut; readonly before: number}

/** The last one that leaves no more than so many before it; else the first there is, as nothing is no part. */
function lastWithin(ends: readonly End[], most: number): Cut | undefined {
  return (ends.findLast(({before}) => before <= most) ?? ends[0])?.commit;
}

export interface Parts {readonly train: number; readonly val: number; readonly test: number}

/** How many commits the cuts leave in each part, change groups apart. */
export function countParts(commits: readonly Cut[], {train, val}: Cuts): Parts {
  const upTo = (cut: Cut): number => commits.filter((commit) => !isBehind(commit, cut)).length;
  const [first, second] = [upTo(train), upTo(val)];
  return {train: first, val: second - first, test: commits.length - second};
}
