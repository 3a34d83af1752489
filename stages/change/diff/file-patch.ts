// One changed file of a commit as the text of `git diff`: headers, names and hunks.
import {quotePath} from './quote-path.ts';
import {submoduleHunk, submoduleMode} from './submodule-hunk.ts';

/**
 * As `git log --raw -M` lists it. Modes are six octal digits, `000000` where there is no file; `score` is the similarity of a rename or
 * copy in percent. A change of type (`T`) is a deletion and an addition to git: see `splitTypeChange`.
 */
export interface FileChange {
  readonly status: 'A' | 'C' | 'D' | 'M' | 'R';
  readonly score?: number;
  readonly oldMode: string; readonly newMode: string;
  readonly before?: string; readonly after?: string;
  readonly path: string; readonly oldPath?: string;
  /** Of names that are not UTF-8: then the patch's names are not those of the repository. */
  readonly pathBytes?: string; readonly oldPathBytes?: string;
}

/** The hunks, or `binary` where there are none to show. A submodule's are made here: its blobs are commits of elsewhere. */
export type FileContent = Uint8Array | 'binary';

/** Digits of an object name. Git shows more where these are ambiguous in its repository; equal inputs must give equal bytes in any. */
const abbreviation = 7;
const nowhere = '/dev/null';

export function filePatch(change: FileChange, content: FileContent): Buffer {
  const head = patchHead(change, content === 'binary' ? 'binary' : content.length > 0 ? 'hunks' : 'nothing');
  return Buffer.concat([Buffer.from(head, 'utf8'), content === 'binary' || isSubmodule(change) ? none : content]);
}

/** Everything before the hunks; all there is where no hunks of a text follow. */
export function patchHead(change: FileChange, follows: 'hunks' | 'binary' | 'nothing'): string {
  const [before, after] = labels(change);
  const head = headLines(change);
  const names = [`--- ${before}${tabAfter(before)}`, `+++ ${after}${tabAfter(after)}`];
  if (change.before === change.after) return lines(head);
  if (isSubmodule(change)) return lines([...head, ...names, ...submoduleHunk(change)]);
  if (follows === 'binary') return lines([...head, `Binary files ${before} and ${after} differ`]);
  return lines(follows === 'hunks' ? [...head, ...names] : head);
}

const none = new Uint8Array();

function headLines(change: FileChange): string[] {
  const {status, path, oldPath = path, oldMode, newMode} = change;
  const lines = [`diff --git ${quotePath(`a/${oldPath}`)} ${quotePath(`b/${path}`)}`];
  if (status === 'A') lines.push(`new file mode ${newMode}`);
  else if (status === 'D') lines.push(`deleted file mode ${oldMode}`);
  else if (oldMode !== newMode) lines.push(`old mode ${oldMode}`, `new mode ${newMode}`);
  if (status === 'R' || status === 'C') {
    const verb = status === 'R' ? 'rename' : 'copy';
    lines.push(`similarity index ${change.score ?? 100}%`, `${verb} from ${quotePath(oldPath)}`, `${verb} to ${quotePath(path)}`);
  }
  if (change.before !== change.after) {
    lines.push(`index ${short(change.before)}..${short(change.after)}${oldMode === newMode ? ` ${oldMode}` : ''}`);
  }
  return lines;
}

function labels({status, path, oldPath = path}: FileChange): readonly [before: string, after: string] {
  return [status === 'A' ? nowhere : quotePath(`a/${oldPath}`), status === 'D' ? nowhere : quotePath(`b/${path}`)];
}

/** So that a name with spaces does not run into a time stamp, which other tools write behind it. */
function tabAfter(label: string): string {
  return label.includes(' ') ? '\t' : '';
}

function short(oid: string | undefined): string {
  return oid === undefined ? '0'.repeat(abbreviation) : oid.slice(0, abbreviation);
}

function isSubmodule({status, oldMode, newMode}: FileChange): boolean {
  return (status === 'A' ? newMode : oldMode) === submoduleMode;
}

function lines(list: readonly string[]): string {
  return list.map((line) => `${line}\n`).join('');
}
