// The collections of identifiers: of each commit what it did to the things that have names.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Joined} from '../../graph/value/joined-codec.ts';
import type {Edit} from '../change/edit.ts';
import type {Facts} from '../change/facts/fact.ts';
import {changedFacts} from '../change/facts/changed-facts.ts';
import {outlinedHistory} from '../change/facts/outlined-history.ts';
import {documentCollections} from '../document/commit-documents.ts';
import {documentCommit, type DocumentRules} from '../document/document-commit.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {changedFiles} from './changed-files.ts';
import type {CommitIdentifiers} from './identifier.ts';
import {identifyCommit} from './identify-commit.ts';

/** What the collections are called, for whoever reads them from a finished build. */
export const identifierCollections = {documents: documentCollections.documents, identifiers: 'identifiers'} as const;

export interface History {
  readonly commits: Collection<CommitRecord>;
  /** With the edits of their pairs. */
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
}

/** `clean`: what texts are cleaned by before they are read. */
export function commitIdentifiers(mill: Graph, {commits, changed}: History, {clean, ...rules}: DocumentRules & {readonly clean: string}): void {
  identifiersOf(mill, {changed, facts: changedFacts(mill, commits, outlinedHistory(mill, commits, clean))}, rules);
}

export interface Told extends Pick<History, 'changed'> {
  /** Of each commit what its changes did. */
  readonly facts: Collection<Joined<CommitRecord, Facts>>;
}

export function identifiersOf(mill: Graph, {changed, facts}: Told, rules: DocumentRules): Collection<CommitIdentifiers> {
  const documents = mill.map(identifierCollections.documents, documentCommit, {commit: changed}, rules);
  return mill.map(identifierCollections.identifiers, identifyCommit, {changed: mill.map('files of commits, listed', changedFiles, {row: documents}, null), facts}, null);
}
