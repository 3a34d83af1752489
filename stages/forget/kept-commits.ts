// Commits without the patches of files under forgotten licences: read in place of the commits that a feed gives.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {FileLicence} from '../parse/licence/file-licence.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {keptChanges, pathsNamed} from './kept-changes.ts';

export interface Licensed {readonly commits: Collection<CommitRecord>; readonly licences: Collection<FileLicence>}

export function keptCommits(mill: Graph, {commits, licences}: Licensed, forgotten: readonly string[]): Collection<CommitRecord> {
  const named = mill.join('commits with licences', commits, pathsNamed, licences);
  return mill.standIn(mill.map('commits kept', keptChanges, {commit: named}, {licences: forgotten}));
}
