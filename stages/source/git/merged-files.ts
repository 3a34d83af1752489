// The files of a merge that differ from every parent: each with its changes against all of them.
import type {CommitRecord} from './commit-record.ts';
import type {FileChange} from './file-change.ts';

export function mergedFiles({parents, merged = []}: Pick<CommitRecord, 'parents' | 'merged'>): readonly (readonly FileChange[])[] {
  return Array.from({length: parents.length === 0 ? 0 : merged.length / parents.length}, (_, at) => merged.slice(at * parents.length, (at + 1) * parents.length));
}
