// What of commits is in a dataset.
import type {Context} from '../../../stages/change/diff/context.ts';
import type {FormRecipe} from '../../../stages/commit-forms/formed-commits.ts';
import type {RenameRules} from '../../../stages/source/git/rename-rules.ts';

export interface CommitChoice {
  readonly merges: 'first-parent' | 'skip' | 'combined' | 'remerge';
  /** Unchanged lines that patches show around a change. Missing: 3. */
  readonly context?: Context | undefined;
  /** Missing: the usual rules. */
  readonly renames?: RenameRules | 'none' | undefined;
  /** Missing: a message with its patch, whole. */
  readonly forms?: FormRecipe | undefined;
  /** No history is read. Missing: it is. */
  readonly none?: true | undefined;
}
