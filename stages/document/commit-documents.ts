// The collections of commit documents: the documents, and their order in files.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Joined} from '../../graph/value/joined-codec.ts';
import type {Edit} from '../change/edit.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {documentCommit, type DocumentRules} from './document-commit.ts';
import {documentMerge} from './document-merge.ts';
import {gatherCommitDocuments, placeCommitDocument} from './document-shards.ts';

/** What the collections are called, for whoever reads them from a finished build. */
export const documentCollections = {documents: 'commit documents', runs: 'commit documents in runs'} as const;

export interface Changed {readonly changed: Collection<Joined<CommitRecord, Edit>>; readonly merged?: Collection<Joined<CommitRecord, Edit>> | undefined}

/** `changed` are commits with the edits of their pairs, `merged` with those of merges where they are shown combined; `runBytes` is about how much text a file gets. */
export function commitDocuments(mill: Graph, {changed, merged}: Changed, {runBytes, ...rules}: DocumentRules & {readonly runBytes: number}): void {
  const documents = merged === undefined ? mill.map(documentCollections.documents, documentCommit, {commit: changed}, rules) : mill.map(documentCollections.documents, documentMerge, {commit: changed, merge: merged}, rules);
  mill.shard(documentCollections.runs, documents, {place: placeCommitDocument, write: gatherCommitDocuments, target: runBytes, params: null});
}
