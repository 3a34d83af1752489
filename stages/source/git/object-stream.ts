// Cuts what `git cat-file` prints into objects, whatever the chunks it comes in. Knows nothing of processes.

export type GitObject = LoadedObject | OversizeObject;
export interface LoadedObject {readonly type: string; readonly bytes: Buffer}
/** Too large to be held: streamed past. */
export interface OversizeObject {readonly type: string; readonly oversize: number}

/** Called once for each object asked for, in order; `undefined` when the repository does not have it. `framed` is the object as git hashes it. */
export type ObjectSink = (oid: string, object: GitObject | undefined, framed: Buffer | undefined) => void;

/** Where a body of so many bytes is put. */
export type Room = (bytes: number) => Buffer;

const newline = 10;

export function objectStream({maxBytes, room}: {readonly maxBytes: number; readonly room: Room}, sink: ObjectSink): (chunk: Buffer) => void {
  let header = '';
  let oid = '';
  let type = '';
  let size = 0;
  /** Bytes still to come of the body and the newline behind it; -1 while a header is read. */
  let left = -1;
  /** Header and body in one piece, so that both can be hashed at once; the body starts at `start`. */
  let framed: Buffer | undefined;
  let start = 0;

  return function take(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at = left < 0 ? takeHeader(chunk, at) : takeBody(chunk, at);
  };

  function takeHeader(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(newline, at);
    header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
    if (end < 0) return chunk.length;
    const [name = '', kind = '', length] = header.split(' ');
    header = '';
    if (length === undefined) {
      // `<oid> missing` has no size and no body.
      if (kind !== 'missing') throw new Error(`Expected "<oid> missing" or "<oid> <type> <size>" from git cat-file, got "${name} ${kind}"`);
      sink(name, undefined, undefined);
      return end + 1;
    }
    oid = name;
    type = kind;
    size = Number(length);
    if (!Number.isSafeInteger(size)) throw new Error(`Expected the size of "${name}" from git cat-file, got "${length}"`);
    left = size + 1;
    return end + 1;
  }

  function takeBody(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + left);
    if (size <= maxBytes) {
      framed ??= frame();
      chunk.copy(framed, start + size + 1 - left, at, Math.min(end, at + left - 1));
    }
    left -= end - at;
    if (left > 0) return end;
    left = -1;
    const whole = framed;
    framed = undefined;
    sink(oid, whole === undefined ? {type, oversize: size} : {type, bytes: whole.subarray(start)}, whole);
    return end;
  }

  function frame(): Buffer {
    const head = `${type} ${size}\0`;
    const piece = room(head.length + size);
    start = piece.write(head, 'latin1');
    return piece;
  }
}
