// The stable patch-id of a commit: equal for equal patches wherever they are applied, and equal to what `git patch-id --stable` says of the patch we print.
import {createHash} from 'node:crypto';
import {patchHead, type FileChange} from '../diff/file-patch.ts';

/** `unknown` where the texts cannot be had: then only the same two texts are the same change. */
export interface PatchedFile {readonly change: FileChange; readonly content: Uint8Array | 'binary' | 'unknown' | undefined}

const newline = 0x0a;
const hunkHead = 0x40;
const backslash = 0x5c;

let paper = Buffer.allocUnsafeSlow(1 << 16);
let length = 0;

/** '' for no patch at all. `algorithm` is that of the repository, as git has it. */
export function patchId(files: readonly PatchedFile[], algorithm: 'sha1' | 'sha256'): string {
  const sum = new Uint8Array(algorithm === 'sha1' ? 20 : 32);
  // Git closes a stretch only where hunks or a binary end: files without either run into the next one.
  let open: 'hunks' | 'headers' | 'binary' = 'headers';
  length = 0;
  for (const {change, content} of files) {
    const shown = content === 'unknown' ? 'binary' : content;
    const follows = shown === 'binary' ? 'binary' : shown !== undefined && shown.length > 0 ? 'hunks' : 'nothing';
    const head = patchHead(change, follows);
    if (open === 'hunks') flush(sum, algorithm);
    // Behind a binary git takes the first line of a file for the end of the binary, and leaves it out.
    const rest = open === 'binary' ? head.slice(head.indexOf('\n') + 1) : head;
    open = 'headers';
    for (const line of rest.split('\n')) {
      if (line.startsWith('index ')) continue;
      if (line.startsWith('Binary files ')) {
        takeText(content === 'unknown' ? `${change.before ?? ''}..${change.after ?? ''}` : namesIn(head));
        flush(sum, algorithm);
        open = 'binary';
      } else if (line.startsWith('@@ -')) open = 'hunks';
      else takeText(line);
    }
    if (shown === undefined || shown === 'binary' || shown.length === 0) continue;
    takeHunks(shown);
    open = 'hunks';
  }
  flush(sum, algorithm);
  return files.length === 0 ? '' : Buffer.from(sum).toString('hex');
}

/** The two abbreviated names of `index a..b 100644`. */
function namesIn(head: string): string {
  return /^index (\w+)\.\.(\w+)/m.exec(head)?.slice(1).join('') ?? '';
}

/** Sums of hashes do not depend on the order of files. */
function flush(sum: Uint8Array, algorithm: string): void {
  const hash = createHash(algorithm).update(paper.subarray(0, length)).digest();
  let carry = 0;
  for (let at = 0; at < sum.length; at++) {
    carry += (sum[at] ?? 0) + (hash[at] ?? 0);
    sum[at] = carry & 0xff;
    carry >>= 8;
  }
  length = 0;
}

function takeText(text: string): void {
  takeLine(Buffer.from(text, 'utf8'), 0);
}

function takeHunks(hunks: Uint8Array): void {
  for (let at = 0; at < hunks.length;) {
    if (hunks[at] !== hunkHead && hunks[at] !== backslash) at = takeLine(hunks, at);
    else {
      const end = hunks.indexOf(newline, at);
      at = end < 0 ? hunks.length : end + 1;
    }
  }
}

/** Without its spaces, and, as git reads lines, only up to a NUL. Gives where the next line begins. */
function takeLine(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === newline) return at + 1;
    if (byte === 0) break;
    if (byte === 0x20 || byte === 0x09 || byte === 0x0d) continue;
    if (length === paper.length) grow();
    paper[length++] = byte;
  }
  const end = bytes.indexOf(newline, at);
  return end < 0 ? bytes.length : end + 1;
}

function grow(): void {
  const larger = Buffer.allocUnsafeSlow(paper.length * 2);
  paper.copy(larger, 0, 0, length);
  paper = larger;
}
