// The distinct files and authors of all commits: rows of their own, so that one commit more counts what is new in it alone.
import {defineTask} from '../../graph/task/task.ts';
import type {Piece} from '../../graph/operators/group.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {textCodec} from '../../graph/value/text-codec.ts';
import {nameId} from '../source/git/file-name.ts';
import {commitDocumentCodec, type CommitDocument} from './commit-document.ts';

const piecesCodec = jsonCodec<readonly Piece<string>[]>('names of a commit');

/** A file that was renamed is counted by its new name and, where a commit says so, by its old one. */
export const spreadFiles = defineTask({
  name: 'files of a commit',
  version: 1,
  input: {row: commitDocumentCodec},
  output: piecesCodec,
  light: true,
  run: ({row: {diffs}}) => [...new Set(diffs.map(nameId))].map((name) => ({bucket: name, piece: ''})),
});

export const spreadAuthors = defineTask({
  name: 'author of a commit',
  version: 1,
  input: {row: commitDocumentCodec},
  output: piecesCodec,
  light: true,
  run: ({row}) => [{bucket: authorId(row), piece: authorId(row)}],
});

/** Git knows people by name and address. */
export function authorId({author: {name, email}}: Pick<CommitDocument, 'author'>): string {
  return `${name} <${email}>`;
}

export const nameCodec = textCodec;
