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
import {changedFiles, type ChangedFiles} from './changed-files.ts';
import type {CommitIdentifiers} from './identifier.ts';
import {identifyCommit} from './identify-commit.ts';

/** What the collections are called, for whoever reads them from a finished build. */
export const identifierCollections = {documents: documentCollections.documents, identifiers: 'identifiers'} as const;

export interface History {
  readonly commits: Collection<CommitRecord>;
  /** With the edits of their pairs. */
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
}

export interface Identified {
  /** What git says of the files of each commit. */
  readonly listed: Collection<ChangedFiles>;
  readonly facts: Collection<Joined<CommitRecord, Facts>>;
  readonly identifiers: Collection<CommitIdentifiers>;
}

/** `clean`: what texts are cleaned by before they are read. */
export function commitIdentifiers(mill: Graph, {commits, changed}: History, {clean, ...rules}: DocumentRules & {readonly clean: string}): Identified {
  return identified(mill, {changed, facts: changedFacts(mill, commits, outlinedHistory(mill, commits, clean))}, rules);
}

/** The same for whoever has the facts already. `before`: what stands before the names of its collections, where others have the usual ones. */
export function identified(mill: Graph, {changed, facts, before = ''}: Pick<History, 'changed'> & Pick<Identified, 'facts'> & {readonly before?: string}, rules: DocumentRules): Identified {
  const documents = mill.map(`${before}${identifierCollections.documents}`, documentCommit, {commit: changed}, rules);
  const listed = mill.map(`${before}files of commits, listed`, changedFiles, {row: documents}, null);
  return {listed, facts, identifiers: mill.map(`${before}${identifierCollections.identifiers}`, identifyCommit, {changed: listed, facts}, null)};
}
