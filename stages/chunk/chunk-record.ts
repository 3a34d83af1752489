// What is said of a chunk beside its texts: the seed's keys, and where the answers come from.
import type {Params} from '../../graph/value/params.ts';
import {commitDate} from '../sample/commit-texts.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import type {FileChange} from '../change/diff/file-patch.ts';
import {moduleOf} from '../parse/path-names.ts';
import {changeType} from './change-type.ts';
import type {FoundIntent} from './commit-intent.ts';
import type {FileChunk} from './file-chunk.ts';
import {fileType} from './file-nature.ts';
import type {Related} from './related-files.ts';

export interface ChunkOf {
  readonly commit: CommitRecord;
  readonly change: FileChange;
  readonly chunk: FileChunk;
  /** What tells it from the others of the same file. */
  readonly name: string;
  /** What the commit says it is for. */
  readonly intent: FoundIntent | undefined;
  readonly related: Related;
}

export function chunkRecord({commit, change, chunk, name, intent, related}: ChunkOf): {readonly [key: string]: Params} {
  const {unit, before, after, added, removed, keys, part} = chunk;
  const {type, confidence, evidence} = changeType(chunk, {path: change.path, intent});
  const lines = after ?? before;
  return {
    chunk_id: `${commit.oid}:${change.path}#${name}`,
    commit_hash: commit.oid,
    file_path: change.path,
    file_type: fileType(change.path),
    change_type: type,
    change_category: change.status,
    function_name: unit?.name ?? '',
    module_path: [moduleOf(change.path), ...(unit?.container ?? [])].join('::'),
    line_range: lines === undefined ? null : [lines.line, lines.lastLine],
    additions: added,
    deletions: removed,
    commit_meta: {author: commit.author.name, timestamp: commitDate(commit), message: commit.message.split('\n', 1)[0] ?? ''},
    related_files: related.files,
    related_count: related.count,
    confidence,
    evidence,
    ...(unit !== undefined && {unit_kind: unit.kind, visibility: unit.visibility, modifiers: unit.modifiers, is_test: unit.test, became: unit.became, changes: unit.changes}),
    ...(unit?.formerName !== undefined && {former_name: unit.formerName}),
    ...(unit !== undefined && unit.parts.length > 0 && {parts: unit.parts.map(({kind, name: called, became}) => ({kind, name: called, became}))}),
    ...(keys.length > 0 && {keys}),
    ...(change.oldPath !== undefined && {old_path: change.oldPath}),
    ...(part !== undefined && {part: part.number, parts_in_all: part.of}),
  };
}

/** By what it is about, so that other chunks of the commit may come and go. Twins are counted: `seen` goes on where a file became a link, which are two changes of one path. */
export function chunkNames(path: string, chunks: readonly FileChunk[], seen: Map<string, number>): readonly string[] {
  return chunks.map(({of, unit, before, after, part}) => {
    const about = unit === undefined ? `${of}${of === 'rest' ? `@${after?.line ?? before?.line ?? 0}` : ''}` : [`${unit.kind}:`, [...unit.container, unit.name].join('.')].join('');
    const name = `${about}${part === undefined ? '' : `/${part.number}`}`;
    const twins = seen.get(`${path}#${name}`) ?? 0;
    seen.set(`${path}#${name}`, twins + 1);
    return twins === 0 ? name : `${name}~${twins + 1}`;
  });
}
