// `identifiers`: a file for each commit with what it did to functions, types and the like, and an index of them, as seed B's `generate.py` writes them.
import {exporting} from '../../../stages/exporting.ts';
import {commitPatch, commitPatchVersion} from '../../../stages/format/commit-patch.ts';
import {identifiersName, identifiersObject, identifiersSample, identifiersVersion, indexHead, indexLine} from '../../../stages/format/identifiers-json.ts';
import {commitIdentifiers, identifierCollections} from '../../../stages/identifiers/commit-identifiers.ts';
import {identifiersCodec} from '../../../stages/identifiers/identifier.ts';
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {usualRenames} from '../../../stages/source/git/rename-rules.ts';
import {contentsOf} from '../build/contents-of.ts';
import {readValue} from '../build/read-built.ts';
import {commitsInOrder, type NumberedCommit} from './commits-in-order.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {fileKey} from './file-key.ts';

export type IdentifiersForm = 'sft' | 'json' | 'patch';

const extensions = {sft: ['jsonl'], json: ['json', 'patch'], patch: ['patch']} as const;

export function identifiersFormat(form: IdentifiersForm): ExportFormat {
  return {
    fileName: /^(?:\d{5,}_[0-9a-f]{8}_[0-9a-f]{40,64}\.(?:jsonl|json|patch)|index\.csv|identifiers\.(?:jsonl|patch))$/,
    rows: identifierCollections.identifiers,
    plan(dataset, feeds) {
      const {merges, renames = usualRenames} = dataset.commits;
      const {mill, clean, commits, changed} = exporting(feeds, exportRules(dataset));
      commitIdentifiers(mill, {commits, changed}, {clean, merges: twoSidedMerges(merges), renames});
      return mill.plan;
    },
    async files(exported) {
      const commits = (await commitsInOrder(exported)).slice(0, exported.maxCommits);
      const kept = commits.filter(({document: {insertions, deletions}}) => insertions + deletions >= exported.minLines);
      const files = exported.oneFile ? [together(exported, kept, form)] : kept.flatMap((commit) => extensions[form].map((extension) => fileOf(exported, commit, extension)));
      return [...files, indexFile(kept)];
    },
  };
}

type Extension = (typeof extensions)[IdentifiersForm][number];

function fileOf(exported: Exported, {index, document, digests}: NumberedCommit, extension: Extension): ExportFile {
  return {
    name: `${identifiersName(index, document.hash)}.${extension}`,
    key: fileKey(identifiersVersion, commitPatchVersion, [extension, digests]),
    async *content() {
      yield await bytesOf(exported, {document, digests}, extension);
    },
  };
}

/** A line for each commit; patches one after the other. */
function together(exported: Exported, commits: readonly NumberedCommit[], form: IdentifiersForm): ExportFile {
  return {
    name: form === 'patch' ? 'identifiers.patch' : 'identifiers.jsonl',
    key: fileKey(identifiersVersion, commitPatchVersion, [form, commits.map(({digests}) => digests)]),
    async *content() {
      for (const {document, digests} of commits) yield await bytesOf(exported, {document, digests}, form === 'json' ? 'object line' : form === 'sft' ? 'jsonl' : 'patch');
    },
  };
}

async function bytesOf({store}: Exported, {document, digests}: Pick<NumberedCommit, 'document' | 'digests'>, how: Extension | 'object line'): Promise<Uint8Array> {
  if (how === 'patch') return commitPatch(document, await contentsOf(store, document.diffs.flatMap(({patches}) => patches)));
  const identifiers = await readValue(store, digests.identifiers, identifiersCodec);
  if (how === 'jsonl') return Buffer.from(identifiersSample(document, identifiers));
  return Buffer.from(`${JSON.stringify(identifiersObject(document, identifiers), null, how === 'json' ? 2 : 0)}\n`);
}

function indexFile(commits: readonly NumberedCommit[]): ExportFile {
  return {
    name: 'index.csv',
    key: fileKey(identifiersVersion, commitPatchVersion, commits.map(({index, digests}) => [index, digests.document])),
    async *content() {
      yield Buffer.from(`${indexHead}\n`);
      for (const {index, document} of commits) yield Buffer.from(`${indexLine(index, document)}\n`);
    },
  };
}
