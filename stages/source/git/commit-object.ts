// What a commit object says about itself, from its raw bytes: git's own printing cuts at NUL and gives up on broken dates.
import {isUtf8} from 'node:buffer';
import {nobody, parseSignature, type Signature} from './signature.ts';

export interface CommitObject {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  /** As declared; empty when the commit declares none. */
  readonly encoding: string;
  readonly message: string;
}

export function parseCommit(bytes: Buffer): CommitObject {
  const commit = parseText(isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1'));
  if (commit.encoding === '' || /^utf-?8$/i.test(commit.encoding)) return commit;
  const declared = decode(bytes, commit.encoding);
  return declared === undefined ? commit : parseText(declared);
}

function parseText(text: string): CommitObject {
  const gap = text.indexOf('\n\n');
  const end = gap < 0 ? text.length : gap;
  const parents: string[] = [];
  let [tree, encoding, author, committer] = ['', '', nobody, nobody];
  // Each line is read on its own: signatures and merged tags are long, and none of our business.
  for (let at = 0; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    if (text.startsWith('tree ', at) && tree === '') tree = text.slice(at + 5, stop);
    else if (text.startsWith('parent ', at)) parents.push(text.slice(at + 7, stop));
    else if (text.startsWith('author ', at) && author === nobody) author = parseSignature(text.slice(at + 7, stop));
    else if (text.startsWith('committer ', at) && committer === nobody) committer = parseSignature(text.slice(at + 10, stop));
    else if (text.startsWith('encoding ', at) && encoding === '') encoding = text.slice(at + 9, stop).trim();
    at = stop + 1;
  }
  return {tree, parents, author, committer, encoding, message: gap < 0 ? '' : text.slice(gap + 2)};
}

/** `undefined` when the encoding is unknown or the bytes are not in it: then UTF-8 or Latin-1 must do. */
function decode(bytes: Buffer, encoding: string): string | undefined {
  // The web's "latin1" is Windows-1252; git means the real one.
  if (/^(?:iso-?8859-?1|latin-?1)$/i.test(encoding)) return bytes.toString('latin1');
  try {
    return new TextDecoder(encoding, {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
