// A commit as the seed's `commits.json` has it, with more beside the seed's keys: one JSON object from its document and the texts of its patches.
import type {CommitDocument, FileDiff} from '../document/commit-document.ts';
import type {SideFacts} from '../change/side-facts.ts';
import {submoduleHunk, submoduleMode} from '../change/diff/submodule-hunk.ts';
import {jsonText} from './json-text.ts';

/** Bumped when an equal document may be written otherwise. */
export const commitsJsonVersion = 2;

/** Digits of an abbreviated name. Git shows more as a repository grows; equal commits must give equal bytes in any. */
const abbreviation = 12;

/** Where a commit stands among others: what no document knows by itself. */
export interface CommitPlace {
  readonly number: number;
  /** The line of history that it was made on, or brought to first; not every branch that contains it by now. */
  readonly branches: readonly Branch[];
  /** Those that stand at it. */
  readonly tags: readonly string[];
}

export interface Branch {readonly branch_name: string; readonly is_current: boolean; readonly is_remote: boolean; readonly brought_by?: string}

/** `patches` are those of its diffs in their order, as the document counts them. */
export function commitJson(document: CommitDocument, patches: readonly Uint8Array[], {number, branches, tags}: CommitPlace): Buffer {
  let next = 0;
  const diffs = document.diffs.map((diff) => diffJson(diff, patches.slice(next, (next += diff.patches.length))));
  const {insertions, deletions, diffs: {length}} = document;
  const isMerge = document.parents.length > 1;
  return Buffer.concat([
    Buffer.from(`{"metadata":${JSON.stringify(metadataOf(document))},"branches":${JSON.stringify(branches)},"diffs":[`),
    ...diffs.flatMap((diff, at) => (at === 0 ? diff : [comma, ...diff])),
    Buffer.from(`],"tags":${JSON.stringify(tags)},"commit_number":${number},"context":${JSON.stringify({is_merge: isMerge, has_tags: tags.length > 0, file_count: length, total_lines_changed: insertions + deletions})}}`),
  ]);
}

const comma = Buffer.from(',');

/** The seed's keys first, in its order. */
function metadataOf({hash, author, committer, subject, body, parents, diffs, insertions, deletions, tree, encoding, trailers, corrected, renamesSkipped, evil, forgotten}: CommitDocument) {
  return {
    hash,
    abbrev_hash: hash.slice(0, abbreviation),
    author: author.name,
    author_email: author.email,
    timestamp: author.date,
    timestamp_unix: author.seconds,
    message: subject,
    message_body: body,
    parents,
    is_merge: parents.length > 1,
    files_changed: diffs.length,
    insertions,
    deletions,
    tree,
    committer: committer.name,
    committer_email: committer.email,
    commit_timestamp: committer.date,
    commit_timestamp_unix: committer.seconds,
    corrected_unix: corrected,
    trailers,
    ...(encoding !== '' && {encoding}),
    ...(evil !== undefined && {is_evil_merge: evil}),
    ...(renamesSkipped === true && {rename_limit_reached: true}),
    ...(forgotten !== undefined && {forgotten_changes: forgotten}),
  };
}

function diffJson(diff: FileDiff, patches: readonly Uint8Array[]): readonly Uint8Array[] {
  const head = {filename: diff.path, change_type: diff.status, additions: diff.added, deletions: diff.removed};
  const more = {
    is_binary: diff.binary,
    old_mode: diff.oldMode,
    new_mode: diff.newMode,
    ...(diff.before !== undefined && {old_blob: diff.before}),
    ...(diff.after !== undefined && {new_blob: diff.after}),
    ...(diff.oldPath !== undefined && {old_filename: diff.oldPath}),
    ...(diff.similarity !== undefined && {similarity: diff.similarity}),
    ...(diff.pathBytes !== undefined && {filename_base64: diff.pathBytes}),
    ...(diff.oldPathBytes !== undefined && {old_filename_base64: diff.oldPathBytes}),
    ...(hasSubmodule(diff) && {is_submodule: true}),
    ...(diff.parents !== undefined && {is_combined: true, parent_blobs: diff.parents.map(({blob}) => blob ?? null), parent_modes: diff.parents.map(({mode}) => mode)}),
    ...sideJson('old', diff.sides?.before),
    ...sideJson('new', diff.sides?.after),
    ...(diff.omitted !== undefined && {omitted: diff.omitted}),
  };
  return [Buffer.from(`${JSON.stringify(head).slice(0, -1)},"patch":`), jsonText(textOf(diff, patches)), Buffer.from(`,${JSON.stringify(more).slice(1)}`)];
}

function sideJson(side: 'old' | 'new', facts: SideFacts | undefined): object {
  if (facts === undefined) return {};
  const {size, encoding, lfs} = facts;
  return {[`${side}_size`]: size, ...(encoding !== undefined && {[`${side}_encoding`]: encoding}), ...(lfs !== undefined && {[`${side}_lfs`]: lfs})};
}

/** What a submodule stands at is a patch, too. Where a file became one, the file is taken away first. */
function textOf(diff: FileDiff, patches: readonly Uint8Array[]): readonly Uint8Array[] {
  if (!hasSubmodule(diff) || diff.parents !== undefined) return patches;
  const {before, after, oldMode, newMode} = diff;
  const hunk = (sides: Parameters<typeof submoduleHunk>[0]) => Buffer.from(submoduleHunk(sides).map((line) => `${line}\n`).join(''));
  const gone = oldMode === submoduleMode && before !== undefined ? {before} : {};
  const come = newMode === submoduleMode && after !== undefined ? {after} : {};
  if (diff.status !== 'T') return before === after ? [] : [hunk({...gone, ...come})];
  return [...('before' in gone ? [hunk(gone)] : []), ...patches, ...('after' in come ? [hunk(come)] : [])];
}

function hasSubmodule({oldMode, newMode}: FileDiff): boolean {
  return oldMode === submoduleMode || newMode === submoduleMode;
}
