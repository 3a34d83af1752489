// The facts of a commit's changes, one of each change, from what its pairs of texts were joined with.
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {hasPair, patchesOf} from '../pair.ts';
import type {Facts} from './fact.ts';

/** Of a file that became a link those of the file. */
export function factsOfChanges({row: {value: {changes}}, refs}: Joined<CommitRecord, Facts>): readonly (Facts | undefined)[] {
  let next = 0;
  return changes.map((change) => {
    const own = patchesOf(change).filter(hasPair).map(() => refs[next++]);
    const [told] = own.filter((one) => one !== undefined && !isStub(one));
    return told === undefined || isStub(told) ? undefined : told.value;
  });
}
