// The seed's `metadata` of a list of commits: of all of them from what the build has counted, of a few from the commits themselves.
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {commitDocumentCodec} from '../../../stages/document/commit-document.ts';
import {documentCollections} from '../../../stages/document/commit-documents.ts';
import {commitTotalsCodec, sumOfTotals, totalsOf, type CommitTotals} from '../../../stages/document/commit-totals.ts';
import {authorId} from '../../../stages/document/distinct-names.ts';
import {nameId} from '../../../stages/source/git/file-name.ts';
import {readValue, readValues, rowDigests} from '../build/read-built.ts';
import type {Exported} from './export-format.ts';

export interface CommitsMetadata {
  readonly total_commits: number;
  readonly total_authors: number;
  readonly merge_commits: number;
  readonly total_files_touched: number;
  readonly unique_branches: number;
  readonly branches: readonly string[];
  readonly total_insertions: number;
  readonly total_deletions: number;
  /** None where there is no commit. */
  readonly date_range: {readonly first: string; readonly last: string} | null;
}

export async function metadataOfAll({store, built}: Exported): Promise<CommitsMetadata> {
  const [sum] = await rowDigests(store, built, documentCollections.totals);
  const [files, authors] = [documentCollections.files, documentCollections.authors].map((name) => built.collections.find((collection) => collection.name === name)?.rows ?? 0);
  return metadata(sum === undefined ? undefined : await readValue(store, sum, commitTotalsCodec), {files: files ?? 0, authors: authors ?? 0});
}

export async function metadataOf(store: Store, documents: readonly Digest[]): Promise<CommitsMetadata> {
  const files = new Set<string>();
  const authors = new Set<string>();
  let totals: CommitTotals | undefined;
  for await (const document of readValues(store, documents, commitDocumentCodec)) {
    totals = totals === undefined ? totalsOf(document) : sumOfTotals(totals, totalsOf(document));
    authors.add(authorId(document));
    for (const diff of document.diffs) files.add(nameId(diff));
  }
  return metadata(totals, {files: files.size, authors: authors.size});
}

function metadata(totals: CommitTotals | undefined, {files, authors}: {readonly files: number; readonly authors: number}): CommitsMetadata {
  const {commits = 0, merges = 0, insertions = 0, deletions = 0} = totals ?? {};
  return {
    total_commits: commits,
    total_authors: authors,
    merge_commits: merges,
    total_files_touched: files,
    unique_branches: 0,
    branches: [],
    total_insertions: insertions,
    total_deletions: deletions,
    date_range: totals === undefined ? null : {first: totals.first.date, last: totals.last.date},
  };
}
