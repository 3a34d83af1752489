// Which files of a commit are called renamed or copied: git's own rules, each said to it, so that no default of git or of a repository decides.
import type {FileChange} from './file-change.ts';

/** A type, because parameters are plain data with any keys. */
export type RenameRules = {
  /** How alike both must be, in percent. */
  readonly similarity: number;
  /** With more than the square of this many pairs to compare, git compares none of them. */
  readonly limit: number;
  /** A new file may also be like one that stays and is changed by the same commit. */
  readonly copies: boolean;
};

export const usualRenames: RenameRules = {similarity: 50, limit: 1000, copies: false};

/** `exact` needs no blobs, so it is what a partial clone can do. With `none`, a rename is a deletion and an addition. */
export type Renames = RenameRules | 'exact' | 'none';

export function renameOptions(renames: Renames): readonly string[] {
  if (renames === 'none') return ['--no-renames'];
  if (renames === 'exact') return ['-M100%', `-l${usualRenames.limit}`];
  const {similarity, limit, copies} = renames;
  return [`-M${similarity}%`, ...(copies ? [`-C${similarity}%`] : []), `-l${limit}`];
}

export function spellRenames(renames: Renames): string {
  if (typeof renames === 'string') return renames;
  const {similarity, limit, copies} = renames;
  const usual = similarity === usualRenames.similarity && limit === usualRenames.limit && !copies;
  return usual ? 'similar' : `${similarity}% of ${limit}${copies ? ' with copies' : ''}`;
}

/** What was spelled; the usual ones where it is something else. */
export function readRenames(text: string): Renames {
  if (text === 'exact' || text === 'none') return text;
  const [, similarity, limit, copies] = /^(\d+)% of (\d+)( with copies)?$/.exec(text) ?? [];
  return similarity === undefined ? usualRenames : {similarity: Number(similarity), limit: Number(limit), copies: copies !== undefined};
}

/**
 * Whether git had too many files to compare. Then it paired none but the equal ones and those that kept their name, so what is left unpaired is more than
 * the limit allows; and had it compared them, less than that would be left.
 */
export function renamesSkipped(changes: readonly Pick<FileChange, 'status' | 'oldPath'>[], {limit, copies}: Pick<RenameRules, 'limit' | 'copies'>): boolean {
  const count = (statuses: string) => changes.filter(({status}) => statuses.includes(status)).length;
  const sources = copies ? count('DMT') + new Set(changes.flatMap(({status, oldPath}) => (status === 'R' && oldPath !== undefined ? [oldPath] : []))).size : count('D');
  return count('A') * sources > limit * limit;
}
