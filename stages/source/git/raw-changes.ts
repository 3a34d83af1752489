// Reads the `--raw -z` lines of git: commits with their file changes from a log, or the changes alone from a tree diff.
import {isChangeStatus, oldName, type FileChange} from './file-change.ts';
import {fileName, type FileName} from './file-name.ts';

export interface ListedCommit {readonly oid: string; readonly changes: readonly FileChange[]}

/** Takes tokens one by one; `commit` begins with its name, and every change after it is its own. */
export interface RawReader {
  take(token: Buffer): void;
  /** Changes read since the last commit began, or all of them where there are none. */
  readonly changes: readonly FileChange[];
}

export function rawReader(commit: (oid: string) => void): RawReader & {reset(): void} {
  let changes: FileChange[] = [];
  let meta: readonly string[] | undefined;
  let old: FileName | undefined;
  return {
    take,
    reset() {
      changes = [];
    },
    get changes() {
      return changes;
    },
  };

  function take(token: Buffer): void {
    if (meta !== undefined) return takeName(meta, token);
    // A log puts a newline between a commit and its first change.
    const start = token[0] === 10 ? 1 : 0;
    if (token[start] === 58) meta = token.toString('latin1', start + 1, token.length).split(' ');
    else commit(token.toString('latin1', start, token.length));
  }

  function takeName(fields: readonly string[], token: Buffer): void {
    const [oldMode = '', newMode = '', before = '', after = '', kind = ''] = fields;
    const status = kind.slice(0, 1);
    if (!isChangeStatus(status)) throw new Error(`Expected a change of git's raw format, got "${fields.join(' ')}"`);
    const hasOld = status === 'R' || status === 'C';
    if (hasOld && old === undefined) {
      old = fileName(token);
      return;
    }
    const change = {
      status,
      oldMode,
      newMode,
      ...(isNone(before) ? {} : {before}),
      ...(isNone(after) ? {} : {after}),
      ...fileName(token),
      ...oldName(old),
    };
    changes.push(hasOld ? {...change, score: Number(kind.slice(1))} : change);
    meta = undefined;
    old = undefined;
  }
}

/** Git spells the side that is not there as a name of zeroes. */
function isNone(oid: string): boolean {
  return oid.startsWith('0000000') && /^0+$/.test(oid);
}
