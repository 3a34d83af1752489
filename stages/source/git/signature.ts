// Who and when: the author and committer lines of a commit, which may be broken in any way.
import type {ByteReader} from '../../../graph/value/byte-reader.ts';
import type {ByteWriter} from '../../../graph/value/byte-writer.ts';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970 as the line says, even if absurd; 0 where it says nothing that is an unsigned integer. */
  readonly seconds: number;
  /** `+hhmm` or `-hhmm` as the line says, even if absurd; `+0000` where it says none. */
  readonly zone: string;
}

export const nobody: Signature = {name: '', email: '', seconds: 0, zone: '+0000'};

/** The name ends at the first `<`, the email at the next `>`, and the date follows the last `>`: what git itself does. */
export function parseSignature(line: string): Signature {
  const open = line.indexOf('<');
  const close = open < 0 ? -1 : line.indexOf('>', open);
  const [seconds = '', zone = ''] = line.slice(line.lastIndexOf('>') + 1).trim().split(' ');
  const stated = /^\d+$/.test(seconds) ? Number(seconds) : 0;
  return {
    name: (open < 0 ? '' : line.slice(0, open)).trim(),
    email: close < 0 ? '' : line.slice(open + 1, close).trim(),
    seconds: Number.isSafeInteger(stated) ? stated : 0,
    zone: /^[+-]\d{4}$/.test(zone) ? zone : nobody.zone,
  };
}

export function writeSignature(to: ByteWriter, {name, email, seconds, zone}: Signature): void {
  to.text(name).text(email).varint(seconds).text(zone);
}

export function readSignature(from: ByteReader): Signature {
  return {name: from.text(), email: from.text(), seconds: from.varint(), zone: from.text()};
}
