// What an export of commits holds, read as a stranger would: by its manifest and as plain JSON.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {ExportManifest} from '../../tools/executors/export/export-manifest.ts';

export interface ExportedCommits {readonly metadata: ExportedMetadata; readonly commits: readonly ExportedCommit[]}

export interface ExportedMetadata {
  readonly total_commits: number; readonly total_authors: number; readonly merge_commits: number; readonly total_files_touched: number;
  readonly unique_branches: number; readonly branches: readonly string[]; readonly total_insertions: number; readonly total_deletions: number; readonly date_range: {readonly first: string; readonly last: string};
}

export interface ExportedCommit {
  readonly metadata: {
    readonly hash: string; readonly abbrev_hash: string; readonly tree: string; readonly author: string; readonly author_email: string; readonly timestamp: string; readonly timestamp_unix: number;
    readonly message: string; readonly message_body: string; readonly parents: readonly string[]; readonly is_merge: boolean; readonly files_changed: number; readonly insertions: number; readonly deletions: number;
  };
  readonly branches: readonly {readonly branch_name: string}[];
  readonly diffs: readonly ExportedDiff[];
  readonly tags: readonly string[];
  readonly commit_number: number;
  readonly context: {readonly is_merge: boolean; readonly has_tags: boolean; readonly file_count: number; readonly total_lines_changed: number};
}

export interface ExportedDiff {
  readonly filename: string; readonly change_type: string; readonly additions: number; readonly deletions: number; readonly patch: string; readonly is_binary: boolean;
  readonly old_filename?: string; readonly filename_base64?: string; readonly old_filename_base64?: string; readonly old_mode: string; readonly new_mode: string;
  readonly old_blob?: string; readonly new_blob?: string; readonly similarity?: number; readonly is_submodule?: boolean; readonly omitted?: string;
  readonly old_size?: number; readonly new_size?: number; readonly old_encoding?: string; readonly new_encoding?: string; readonly old_lfs?: {readonly oid: string; readonly size: number}; readonly new_lfs?: {readonly oid: string; readonly size: number};
}

export function exportIn(folder: string): ExportManifest {
  return JSON.parse(readFileSync(join(folder, 'export.json'), 'utf8'));
}

export function jsonIn<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** Of all files, in the order of the manifest, a file at a time. */
export function* commitsOf(folder: string): Generator<ExportedCommit, void, undefined> {
  for (const {file} of exportIn(folder).files) if (file.startsWith('commits')) yield* jsonIn<ExportedCommits>(folder, file).commits;
}

export function commitsIn(folder: string): readonly ExportedCommit[] {
  return [...commitsOf(folder)];
}

export function filesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder).toSorted().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
