// `commits-json`: files `{"metadata", "commits": […]}` with the seed's keys. Each file counts what is in it; `metadata.json` counts all of it.
import type {Store} from '../../../graph/store.ts';
import {commitDocumentCodec} from '../../../stages/document/commit-document.ts';
import {commitDocuments, documentCollections} from '../../../stages/document/commit-documents.ts';
import {exporting} from '../../../stages/exporting.ts';
import {commitJson, commitsJsonVersion} from '../../../stages/format/commits-json.ts';
import {usualRenames} from '../../../stages/source/git/rename-rules.ts';
import {contentsOf} from '../build/contents-of.ts';
import {readValues} from '../build/read-built.ts';
import {commitRuns, type CommitRun} from './commit-runs.ts';
import {commitSurroundings, type CommitSurroundings} from './commit-surroundings.ts';
import {commitsMetadata, type CommitsMetadata} from './commits-metadata.ts';
import type {ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {fileKey} from './file-key.ts';

export const commitsJson: ExportFormat = {
  fileName: /^(?:commits(?:-\d{8}-[0-9a-f]{20})?|metadata)\.json$/,
  rows: documentCollections.documents,
  plan(dataset, feeds) {
    const {commits, shards} = dataset;
    const flow = exporting(feeds, {...exportRules(dataset), combined: commits.merges === 'combined'});
    commitDocuments(flow.mill, flow, {merges: commits.merges, renames: commits.renames ?? usualRenames, runBytes: shards.targetBytes});
    return flow.mill.plan;
  },
  async files(exported) {
    const runs = await commitRuns(exported);
    const around = await commitSurroundings(exported, {commits: runs.flatMap(({commits}) => commits), authors: new Set(runs.flatMap(({authors}) => [...authors]))});
    const file = (name: (key: string) => string, of: readonly CommitRun[]) => fileOf(exported.store, {name, runs: of, around});
    if (exported.oneFile) return [file(() => 'commits.json', runs)];
    return [metadataFile(commitsMetadata(runs, around)), ...runs.map((run) => file((key) => `commits-${String(run.from).padStart(8, '0')}-${key.slice(0, 20)}.json`, [run]))];
  },
};

interface FileOfRuns {readonly name: (key: string) => string; readonly runs: readonly CommitRun[]; readonly around: CommitSurroundings}

function fileOf(store: Store, {name, runs, around}: FileOfRuns): ExportFile {
  const metadata = commitsMetadata(runs, around);
  const key = fileKey(commitsJsonVersion, [metadata, runs.map(({from, documents, commits}) => [from, documents, commits.map(({oid}) => around.placeOf(oid))])]);
  return {
    key,
    name: name(key),
    async *content() {
      yield Buffer.from(`{"metadata":${JSON.stringify(metadata)},"commits":[`);
      let separator = '\n';
      for await (const commit of commitsOf(store, runs, around)) {
        yield Buffer.concat([Buffer.from(separator), commit]);
        separator = ',\n';
      }
      yield Buffer.from('\n]}\n');
    },
  };
}

async function* commitsOf(store: Store, runs: readonly CommitRun[], {placeOf}: CommitSurroundings): AsyncGenerator<Buffer, void, undefined> {
  for (const {from, documents} of runs) {
    let number = from;
    for await (const document of readValues(store, documents, commitDocumentCodec)) {
      const patches = await contentsOf(store, document.diffs.flatMap(({patches}) => patches));
      yield commitJson(document, patches, {number: number++, ...placeOf(document.hash)});
    }
  }
}

function metadataFile(metadata: CommitsMetadata): ExportFile {
  return {
    name: 'metadata.json',
    key: fileKey(commitsJsonVersion, metadata),
    async *content() {
      yield Buffer.from(`${JSON.stringify({metadata}, null, 2)}\n`);
    },
  };
}
