// Which merges there are where a change has two sides: against the first parent, or none. What merges have of their own is no change of one side.
import type {CommitRules} from './commit-sample.ts';

export function twoSidedMerges(merges: CommitRules['merges']): 'first-parent' | 'skip' {
  return merges === 'first-parent' ? merges : 'skip';
}
