// The runs of commits that an export writes as a file each, and what their commits come to: read in one pass over the documents.
import type {Digest} from '../../../graph/value/digest.ts';
import {commitDocumentCodec} from '../../../stages/document/commit-document.ts';
import {documentCollections} from '../../../stages/document/commit-documents.ts';
import {sumOfTotals, totalsOf, type CommitTotals} from '../../../stages/document/commit-totals.ts';
import {authorId} from '../../../stages/document/author-id.ts';
import {documentRunCodec} from '../../../stages/document/document-shards.ts';
import {nameId} from '../../../stages/source/git/file-name.ts';
import {readValues, rowDigests} from '../build/read-built.ts';
import type {Exported} from './export-format.ts';

/** Consecutive commits, of which the first has the number `from`. */
export interface CommitRun {
  readonly from: number;
  readonly documents: readonly Digest[];
  readonly commits: readonly {readonly oid: string; readonly parents: readonly string[]}[];
  readonly authors: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
  readonly totals: CommitTotals | undefined;
}

/** The first ones by date, as many as are asked for. */
export async function commitRuns({store, built, maxCommits = Infinity}: Pick<Exported, 'store' | 'built' | 'maxCommits'>): Promise<readonly CommitRun[]> {
  const runs: CommitRun[] = [];
  let from = 0;
  for await (const whole of readValues(store, await rowDigests(store, built, documentCollections.runs), documentRunCodec)) {
    const documents = whole.slice(0, maxCommits - from);
    if (documents.length === 0) break;
    const commits: {oid: string; parents: readonly string[]}[] = [];
    const [authors, files] = [new Set<string>(), new Set<string>()];
    let totals: CommitTotals | undefined;
    for await (const document of readValues(store, documents, commitDocumentCodec)) {
      commits.push({oid: document.hash, parents: document.parents});
      authors.add(authorId(document));
      for (const diff of document.diffs) files.add(nameId(diff));
      totals = totals === undefined ? totalsOf(document) : sumOfTotals(totals, totalsOf(document));
    }
    runs.push({from, documents, commits, authors, files, totals});
    from += documents.length;
  }
  return runs;
}
