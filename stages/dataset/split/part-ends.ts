// What a part of a dataset may know: nothing that came after its end. Only parts by time have one.
import {asKnownBy} from '../../discussion/as-known-by.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import type {Split} from './side.ts';
import type {SplitRules} from './split-rules.ts';

/** In seconds. A type, because parameters are plain data. */
export type PartEnds = {readonly train: number; readonly val: number};

export function partEnds(rules: SplitRules): PartEnds | undefined {
  return rules.method === 'time' ? {train: rules.train.corrected, val: rules.val.corrected} : undefined;
}

/** A discussion as it stood when a part ended: undefined where it was not there yet. The last part knows everything. */
export function knownIn(document: DiscussionDocument, split: Split, ends: PartEnds): DiscussionDocument | undefined {
  return split === 'test' ? document : asKnownBy(document, ends[split]);
}
