// A file name of git is bytes. This is how it becomes text that loses nothing.
import {isUtf8} from 'node:buffer';

export interface FileName {
  /** The name as UTF-8; in a name that is not UTF-8, `%` and every byte from 0x80 on are written `%XX`. */
  readonly path: string;
  /** The bytes in base64, only for a name that is not UTF-8. */
  readonly pathBytes?: string;
}

export function fileName(bytes: Buffer): FileName {
  const path = bytes.toString('utf8');
  if (!path.includes('\ufffd') || isUtf8(bytes)) return {path};
  return {path: bytes.toString('latin1').replace(/[%\x80-\xff]/g, escaped), pathBytes: bytes.toString('base64')};
}

export function nameBytes({path, pathBytes}: FileName): Buffer {
  return pathBytes === undefined ? Buffer.from(path, 'utf8') : Buffer.from(pathBytes, 'base64');
}

/** The name as a row's id. An escaped name may be the plain name of another file; no name of git holds a NUL. */
export function nameId({path, pathBytes}: FileName): string {
  return pathBytes === undefined ? path : `\0${path}`;
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
