// The bytes that ids stand for, one after the other.
import type {PieceTable} from './piece-table.ts';

type Pieces = Pick<PieceTable, 'bytes' | 'starts'>;

/** An id outside the table stands for nothing. */
export function bytesOfIds(ids: Int32Array, {bytes, starts}: Pieces): Buffer {
  let length = 0;
  for (const id of ids) length += (starts[id + 1] ?? 0) - (starts[id] ?? 0);
  const spelled = Buffer.allocUnsafe(length);
  let at = 0;
  for (const id of ids) for (let from = starts[id] ?? 0; from < (starts[id + 1] ?? 0); from++) spelled[at++] = bytes[from] ?? 0;
  return spelled;
}

/** Whether those are a text, compared byte by byte and without putting them together: it is asked of every text of a build. */
export function idsSpell(ids: Int32Array, text: Uint8Array, {bytes, starts}: Pieces): boolean {
  let at = 0;
  for (const id of ids) {
    const to = starts[id + 1] ?? 0;
    for (let from = starts[id] ?? 0; from < to; from++) if (bytes[from] !== text[at++]) return false;
  }
  return at === text.length;
}
