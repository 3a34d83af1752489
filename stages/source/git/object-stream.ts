// Cuts what `git cat-file` prints into objects, whatever the chunks it comes in. Knows nothing of processes.

export type GitObject = LoadedObject | OversizeObject;
export interface LoadedObject {readonly type: string; readonly bytes: Buffer}
/** Too large to be held: streamed past. */
export interface OversizeObject {readonly type: string; readonly oversize: number}

/** Called once for each object asked for, in order; `undefined` when the repository does not have it. */
export type ObjectSink = (oid: string, object: GitObject | undefined) => void;

const newline = 10;

export function objectStream(maxBytes: number, sink: ObjectSink): (chunk: Buffer) => void {
  let header = '';
  let oid = '';
  let type = '';
  let size = 0;
  /** Bytes still to come of the body and the newline behind it; -1 while a header is read. */
  let left = -1;
  let body: Buffer | undefined;

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
      sink(name, undefined);
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
    if (left === size + 1 && end - at === left && size <= maxBytes) {
      // The common case: all of it in one chunk, so a view will do.
      left = -1;
      sink(oid, {type, bytes: chunk.subarray(at, end - 1)});
      return end;
    }
    if (size <= maxBytes) {
      body ??= Buffer.allocUnsafeSlow(size);
      chunk.copy(body, size + 1 - left, at, end);
    }
    left -= end - at;
    if (left > 0) return end;
    left = -1;
    const whole = body;
    body = undefined;
    sink(oid, whole === undefined ? {type, oversize: size} : {type, bytes: whole});
    return end;
  }
}
