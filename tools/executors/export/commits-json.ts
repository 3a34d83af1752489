// `commits-json`: files `{"metadata", "commits": […]}` with the seed's keys. Each file counts what is in it; `metadata.json` counts all of it.
import {hash} from 'node:crypto';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {rulesTag} from '../../../stages/clean/rules-in-force.ts';
import {commitDocumentCodec} from '../../../stages/document/commit-document.ts';
import {commitDocuments, documentCollections} from '../../../stages/document/commit-documents.ts';
import {documentRunCodec} from '../../../stages/document/document-shards.ts';
import {exporting} from '../../../stages/exporting.ts';
import {commitJson, commitsJsonVersion} from '../../../stages/format/commits-json.ts';
import {usualRenames} from '../../../stages/source/git/rename-rules.ts';
import {contentsOf} from '../build/contents-of.ts';
import {readValues, rowDigests} from '../build/read-built.ts';
import {metadataOf, metadataOfAll, type CommitsMetadata} from './commits-metadata.ts';
import type {ExportFile, ExportFormat} from './export-format.ts';

export const commitsJson: ExportFormat = {
  fileName: /^(?:commits(?:-\d{8}-[0-9a-f]{20})?|metadata)\.json$/,
  rows: documentCollections.documents,
  plan({clean, licences, forget, commits, shards}, feeds) {
    const {mill, ...commitsIn} = exporting(feeds, {combined: commits.merges === 'combined', clean: rulesTag(clean?.rules), context: commits.context, licences: licences && {...licences}, forgotten: forget?.licences ?? []});
    commitDocuments(mill, commitsIn, {merges: commits.merges, renames: commits.renames ?? usualRenames, runBytes: shards.targetBytes});
    return mill.plan;
  },
  async files(exported) {
    const {store, built, oneFile} = exported;
    const runs: Run[] = [];
    let from = 0;
    for await (const documents of readValues(store, await rowDigests(store, built, documentCollections.runs), documentRunCodec)) {
      runs.push({from, documents});
      from += documents.length;
    }
    const metadata = await metadataOfAll(exported);
    if (oneFile) return [fileOf(store, {name: () => 'commits.json', runs, metadata})];
    const name = (key: string, {from}: Run) => `commits-${String(from).padStart(8, '0')}-${key.slice(0, 20)}.json`;
    return [metadataFile(metadata), ...runs.map((run) => fileOf(store, {name: (key) => name(key, run), runs: [run]}))];
  },
};

/** Consecutive commits, of which the first has the number `from`. */
interface Run {readonly from: number; readonly documents: readonly Digest[]}

/** A file that is given no `metadata` counts what is in it. */
interface FileOfRuns {readonly name: (key: string) => string; readonly runs: readonly Run[]; readonly metadata?: CommitsMetadata}

function fileOf(store: Store, {name, runs, metadata}: FileOfRuns): ExportFile {
  const key = keyOf([runs, metadata ?? null]);
  return {
    key,
    name: name(key),
    async *content() {
      const counted = metadata ?? (await metadataOf(store, runs.flatMap(({documents}) => documents)));
      yield Buffer.from(`{"metadata":${JSON.stringify(counted)},"commits":[`);
      let separator = '\n';
      for await (const commit of commitsOf(store, runs)) {
        yield Buffer.concat([Buffer.from(separator), commit]);
        separator = ',\n';
      }
      yield Buffer.from('\n]}\n');
    },
  };
}

async function* commitsOf(store: Store, runs: readonly Run[]): AsyncGenerator<Buffer, void, undefined> {
  for (const {from, documents} of runs) {
    let number = from;
    for await (const document of readValues(store, documents, commitDocumentCodec)) {
      const patches = await contentsOf(store, document.diffs.flatMap(({patches}) => patches));
      yield commitJson(document, patches, {number: number++, branches: [], tags: []});
    }
  }
}

function metadataFile(metadata: CommitsMetadata): ExportFile {
  return {
    name: 'metadata.json',
    key: keyOf(metadata),
    async *content() {
      yield Buffer.from(`${JSON.stringify({metadata}, null, 2)}\n`);
    },
  };
}

function keyOf(of: unknown): string {
  return hash('sha256', JSON.stringify([commitsJsonVersion, of]), 'hex');
}
