// One file of a commit against its first parent, as `git log --raw` lists it.
import type {ByteReader} from '../../../graph/value/byte-reader.ts';
import type {ByteWriter} from '../../../graph/value/byte-writer.ts';
import {fileName, nameBytes, type FileName} from './file-name.ts';

export interface FileChange extends FileName {
  readonly status: ChangeStatus;
  /** How alike both sides are, in percent: only for renames and copies. */
  readonly score?: number;
  /** Six octal digits; `000000` where that side does not exist. */
  readonly oldMode: string;
  readonly newMode: string;
  readonly before?: string;
  readonly after?: string;
  readonly oldPath?: string;
  readonly oldPathBytes?: string;
}

/** Added, modified, deleted, renamed, copied, type changed. */
export type ChangeStatus = 'A' | 'M' | 'D' | 'R' | 'C' | 'T';

export function isChangeStatus(letter: string): letter is ChangeStatus {
  return letter.length === 1 && 'AMDRCT'.includes(letter);
}

const [hasScore, hasBefore, hasAfter, hasOld] = [1, 2, 4, 8] as const;

export function writeFileChange(to: ByteWriter, change: FileChange): void {
  const {status, score, before, after, oldPath} = change;
  to.byte(status.charCodeAt(0));
  to.byte((score === undefined ? 0 : hasScore) | (before === undefined ? 0 : hasBefore) | (after === undefined ? 0 : hasAfter) | (oldPath === undefined ? 0 : hasOld));
  to.varint(Number.parseInt(change.oldMode, 8)).varint(Number.parseInt(change.newMode, 8));
  if (score !== undefined) to.byte(score);
  if (before !== undefined) to.bytes(Buffer.from(before, 'hex'));
  if (after !== undefined) to.bytes(Buffer.from(after, 'hex'));
  writeName(to, change);
  if (oldPath !== undefined) writeName(to, oldNameOf(oldPath, change.oldPathBytes));
}

export function readFileChange(from: ByteReader): FileChange {
  const status = String.fromCharCode(from.byte());
  if (!isChangeStatus(status)) throw new RangeError(`Unknown status of a file change: "${status}"`);
  const has = from.byte();
  const oldMode = readMode(from);
  const newMode = readMode(from);
  const score = has & hasScore ? from.byte() : undefined;
  const before = has & hasBefore ? from.bytes().toString('hex') : undefined;
  const after = has & hasAfter ? from.bytes().toString('hex') : undefined;
  const name = fileName(from.bytes());
  const old = has & hasOld ? fileName(from.bytes()) : undefined;
  return {
    status,
    ...(score !== undefined && {score}),
    oldMode,
    newMode,
    ...(before !== undefined && {before}),
    ...(after !== undefined && {after}),
    ...name,
    ...oldName(old),
  };
}

/** The name a renamed or copied file had, under the members a change keeps it in. */
export function oldName(name: FileName | undefined): Pick<FileChange, 'oldPath' | 'oldPathBytes'> {
  if (name === undefined) return {};
  return {oldPath: name.path, ...(name.pathBytes !== undefined && {oldPathBytes: name.pathBytes})};
}

function oldNameOf(path: string, pathBytes: string | undefined): FileName {
  return pathBytes === undefined ? {path} : {path, pathBytes};
}

function readMode(from: ByteReader): string {
  return from.varint().toString(8).padStart(6, '0');
}

function writeName(to: ByteWriter, name: FileName): void {
  if (name.pathBytes === undefined) to.text(name.path);
  else to.bytes(nameBytes(name));
}
