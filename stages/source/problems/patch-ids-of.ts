// The stable patch-ids of patches that somebody wrote down, as git tells them: one process for all.
import {runGit, type Git} from '../git/git-process.ts';

/** In the order of the patches; '' for what git takes for none. */
export async function patchIdsOf(git: Git, patches: readonly string[], {gitDir}: {readonly gitDir: string}, signal: AbortSignal): Promise<readonly string[]> {
  const ids = patches.map(() => '');
  const input = patches.map((patch, at) => `commit ${nameOf(at)}\n\n${onlyPatch(patch)}`).join('\n');
  const told = (await runGit(git, ['patch-id', '--stable'], {gitDir, input}, signal)).toString('latin1');
  for (const line of told.split('\n')) {
    const [id, name] = line.split(' ');
    const at = Number.parseInt(name ?? '', 16) - 1;
    if (id !== undefined && ids[at] === '') ids[at] = id;
  }
  return ids;
}

function nameOf(at: number): string {
  return (at + 1).toString(16).padStart(40, '0');
}

const ofPatch = /^(?:[ +\-@\\]|$|diff |index |new |deleted |old |similarity |dissimilarity |rename |copy |Binary |GIT binary |literal |delta )/;

/** A line that would begin another patch is none of this one. */
function onlyPatch(patch: string): string {
  return patch.split('\n').filter((line) => ofPatch.test(line)).join('\n');
}
