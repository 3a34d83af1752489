// The commits of an export with their numbers: no child before its parent, counted over all of them, whichever are written.
import type {Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {documentOrder} from '../../../stages/dataset/document-order.ts';
import {commitDocumentCodec, type CommitDocument} from '../../../stages/document/commit-document.ts';
import {identifierCollections} from '../../../stages/identifiers/commit-identifiers.ts';
import {readValues, rowDigests} from '../build/read-built.ts';
import type {Exported} from './export-format.ts';

export interface NumberedCommit {
  /** From 1. */
  readonly index: number;
  readonly document: CommitDocument;
  readonly digests: {readonly document: Digest; readonly identifiers: Digest};
}

export async function commitsInOrder({store, built}: Pick<Exported, 'store' | 'built'>): Promise<readonly NumberedCommit[]> {
  // Both have a row for each commit, in the order of its name; a stub of the one is a stub of the other.
  const [documents, identifiers] = await Promise.all([rowDigests(store, built, identifierCollections.documents), rowDigests(store, built, identifierCollections.identifiers)]);
  const digests = documents.flatMap((document, at) => {
    const own = identifiers[at];
    return own === undefined || stubOf(document) !== undefined || stubOf(own) !== undefined ? [] : [{document, identifiers: own}];
  });
  const commits: Omit<NumberedCommit, 'index'>[] = [];
  let next = 0;
  for await (const document of readValues(store, digests.map((one) => one.document), commitDocumentCodec)) {
    const own = digests[next++];
    if (own !== undefined) commits.push({document, digests: own});
  }
  const order = ({document: {corrected, hash}}: Omit<NumberedCommit, 'index'>): string => documentOrder({when: {corrected, oid: hash}, name: ''});
  return commits.map((commit) => ({commit, place: order(commit)})).sort((a, b) => (a.place < b.place ? -1 : 1)).map(({commit}, at) => ({index: at + 1, ...commit}));
}
