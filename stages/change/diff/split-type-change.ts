// A file that turns into a link, a submodule or back: two patches to git, as there is no sense in comparing the two.
import type {FileChange} from './file-patch.ts';

export interface TypeChange extends Omit<FileChange, 'status' | 'score' | 'oldPath'> {readonly status: 'T'}

/** Each half has its own hunks: from the old blob to nothing, and from nothing to the new one. */
export function splitTypeChange({path, pathBytes, oldMode, newMode, before, after}: TypeChange): readonly [FileChange, FileChange] {
  const name = {path, ...(pathBytes !== undefined && {pathBytes})};
  return [
    {status: 'D', oldMode, newMode: '000000', ...name, ...(before === undefined ? {} : {before})},
    {status: 'A', oldMode: '000000', newMode, ...name, ...(after === undefined ? {} : {after})},
  ];
}
