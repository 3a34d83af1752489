// What a part of a dataset may know: nothing that came after its end. Only parts by time have one.
import type {Split} from './side.ts';
import type {SplitRules} from './split-rules.ts';

/** In seconds. A type, because parameters are plain data. */
export type PartEnds = {readonly train: number; readonly val: number};

export function partEnds(rules: SplitRules): PartEnds | undefined {
  return rules.method === 'time' ? {train: rules.train.corrected, val: rules.val.corrected} : undefined;
}

/** Undefined for the last part, which knows everything. */
export function knownUntil(split: Split, {train, val}: PartEnds): number | undefined {
  return split === 'test' ? undefined : split === 'val' ? val : train;
}
