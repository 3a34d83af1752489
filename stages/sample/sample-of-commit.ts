// A commit as a sample: its message, author and date around the patches it is given.
import type {Params} from '../../graph/value/params.ts';
import type {Named} from '../../graph/value/joined-codec.ts';
import type {Stub} from '../../graph/value/stub.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {commitAuthor, commitDate, commitMessage} from './commit-texts.ts';
import {mark} from './mark.ts';
import {samplesOf, textBytes} from './samples-of.ts';
import type {LeafText, Sample, Samples, Span} from './sample.ts';

/** `refused`: why one of its patches must not be shown. */
export interface PatchSpans {readonly spans: readonly Span[]; readonly omitted: readonly Params[]; readonly refused: string | undefined}

export function sampleOfCommit({digest, value: commit}: Named<CommitRecord>, {spans, omitted, refused}: PatchSpans, maxBytes: number): Samples | Stub {
  // A message without any of its patches speaks of what the dataset does not hold.
  if (spans.length === 0 && refused !== undefined) return {stub: refused};
  const own = (name: LeafText, text: string): Span => ({kind: 'source', leaf: digest, text: name, from: 0, to: Buffer.byteLength(text), loss: 1});
  const sample: Sample = {
    kind: 'commit',
    granularity: 'document',
    group: `commit ${commit.oid}`,
    when: {corrected: commit.corrected, oid: commit.oid},
    synthetic: false,
    spans: [
      mark('start'),
      mark('commit'),
      own('message', commitMessage(commit)),
      mark('author'),
      own('author', commitAuthor(commit)),
      mark('date'),
      own('date', commitDate(commit)),
      mark('diff'),
      ...spans,
      mark('commit_end'),
      mark('end'),
    ],
    meta: metaOfCommit(commit, omitted),
  };
  const length = textBytes(sample);
  return length > maxBytes ? {stub: `too-large: ${length} bytes`} : samplesOf([sample]);
}

export function metaOfCommit(commit: CommitRecord, omitted: readonly Params[]): Sample['meta'] {
  const meta = {commit_hash: commit.oid, author: commitAuthor(commit), date: commitDate(commit), message: commitMessage(commit)};
  // Counted and not named: a path may be what is to be forgotten.
  const all = commit.forgotten === undefined ? omitted : [...omitted, {changes: commit.forgotten, reason: 'forgotten'}];
  return all.length === 0 ? meta : {...meta, omitted: all};
}
