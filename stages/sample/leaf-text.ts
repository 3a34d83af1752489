// The text of a leaf that spans address: clean UTF-8 bytes, whatever the leaf is.
import type {Part} from '../../graph/value/codec.ts';
import {whole} from '../../graph/value/whole.ts';
import {cleanText} from '../clean/clean-leaf.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';
import {commitAuthor, commitDate, commitMessage} from './commit-texts.ts';
import type {LeafText} from './sample.ts';

export function leafText(part: Part, text: LeafText): Uint8Array {
  if (text === 'blob') return cleanText(part).bytes;
  const {bytes, parts} = whole(part);
  if (text === 'edit' || text === 'discussion') return bytes;
  const commit = commitOf(part, () => commitCodec.decode(bytes, parts));
  if (text === 'message') return Buffer.from(commitMessage(commit), 'utf8');
  if (text === 'author') return Buffer.from(commitAuthor(commit), 'utf8');
  return Buffer.from(commitDate(commit), 'utf8');
}

/** A sample asks for three texts of its commit. */
const commits = new WeakMap<Part, CommitRecord>();

function commitOf(part: Part, decode: () => CommitRecord): CommitRecord {
  const known = commits.get(part) ?? decode();
  commits.set(part, known);
  return known;
}
