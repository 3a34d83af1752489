// Finds the body of a private key behind its marker: PEM, OpenSSH and PGP in any wrapper, PuTTY, and keys whose marker is itself base64.
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';

/** Where to look; any case would only find prose. */
export const keyMarkers: readonly string[] = ['PRIVATE KEY', 'Private-Lines:'];

/** A key of 16,384 bits with all its escapes. */
const reach = 32768;
const dashes = Buffer.from('-----');

/** From the first line of the body to its last: what stands between the marker and the body stays, so quotes and indents stay paired. */
export function keyBodyAt(bytes: Buffer, at: number, marker: string): Finding | undefined {
  if (marker === 'Private-Lines:') return body(bytes, at + marker.length, Math.min(bytes.length, at + reach), 'PuTTY');
  const tail = bytes.toString('latin1', at, at + 32);
  const opened = /^PRIVATE KEY(?: BLOCK)?-----/.exec(tail)?.[0];
  if (opened === undefined || !/-----BEGIN [A-Z0-9 ]{0,24}$/.test(bytes.toString('latin1', Math.max(0, at - 40), at))) return undefined;
  const start = at + opened.length;
  const limit = Math.min(bytes.length, start + reach);
  const next = bytes.subarray(start, limit).indexOf(dashes);
  return body(bytes, start, next < 0 ? limit : start + next, next < 0 ? 'torn' : 'whole');
}

/**
 * The lines of the body: runs of base64 with nothing but wrapping between them – blanks, quotes, escapes, signs of comments and of
 * concatenation, armor headers. Anything else ends it, so code that only talks of markers is left alone.
 */
function body(bytes: Buffer, start: number, end: number, kind: 'whole' | 'torn' | 'PuTTY'): Finding | undefined {
  let from = -1;
  let to = -1;
  let length = 0;
  for (let at = start; at < end;) {
    const wrapped = wrapping(bytes, at);
    if (wrapped > 0) {
      at += wrapped;
      continue;
    }
    let runEnd = at;
    while (runEnd < end && stands(base64Byte, bytes, runEnd)) runEnd++;
    const run = runEnd - at;
    const last = from >= 0 && run > 0 && (bytes[runEnd - 1] === equals || bytes[at] === equals || (kind === 'whole' && end - runEnd <= 48) || bytes.toString('latin1', runEnd, runEnd + 13).trim().startsWith('Private-MA'));
    if (run < 16 && !last && !(from < 0 && kind === 'PuTTY' && run <= 3)) break;
    if (run >= 16 && from < 0) from = at;
    if (from >= 0) to = runEnd;
    if (run > 3) length += run;
    at = Math.max(runEnd, at + 1);
  }
  return from >= 0 && length >= 40 ? {rule: 'private-key', from, to} : undefined;
}

/** How many bytes of wrapping stand here: 0 at a run. */
function wrapping(bytes: Buffer, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte === backslash) return /[nrt"'\\]/.test(String.fromCharCode(bytes[at + 1] ?? 0)) ? 2 : 1;
  if (byte === plus || byte === slash) return stands(base64Byte, bytes, at + 1) && bytes[at + 1] !== slash ? 0 : 1;
  if (stands(wrapperByte, bytes, at)) return 1;
  return armorHeader.exec(bytes.toString('latin1', at, at + 120))?.[0].length ?? 0;
}

const base64Byte = tableOf(/[A-Za-z0-9+/=]/);
const wrapperByte = tableOf(/[\s"'`,*#>|.;&()[\]:-]/);
const armorHeader = /^(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID)(?:: ?)[^\n\r"\\]{0,100}/;
const backslash = 92;
const plus = 43;
const slash = 47;
const equals = 61;

/** Base64 of a marker: of a PEM file that lies in a secret of a cluster, and of what an OpenSSH key begins with. */
const encoded = /(?:LS0tLS1CRUdJTi|b3BlbnNzaC1rZXktdjE)/;

/** In a long run: the run and the lines of the same alphabet that go on from it. */
export function encodedKeyIn(bytes: Buffer, from: number, to: number): Finding | undefined {
  if (to - from < 40) return undefined;
  const at = encoded.exec(bytes.toString('latin1', from, Math.min(to, from + 64)))?.index;
  if (at === undefined) return undefined;
  const head = Buffer.from(bytes.toString('latin1', from + at, Math.min(to, from + at + 96)), 'base64').toString('latin1');
  if (!head.startsWith('openssh-key') && !/^-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY/.test(head)) return undefined;
  return body(bytes, from + at, Math.min(bytes.length, to + reach), 'torn');
}
