// Which other files a commit changed, the nearest in the tree first.

/** More are only counted. */
const mostNamed = 20;

export interface Related {readonly files: readonly string[]; readonly count: number}

/** Of one commit; asked for each of its files. */
export function relatedFiles(changed: readonly string[]): (path: string) => Related {
  const all = [...new Set(changed)].map((path) => ({path, steps: path.split('/')}));
  return (path) => {
    const own = path.split('/');
    const near: string[][] = [];
    let count = 0;
    for (const other of all) {
      if (other.path === path) continue;
      (near[sharedFolders(own, other.steps)] ??= []).push(other.path);
      count++;
    }
    return {files: near.reverse().flat().slice(0, mostNamed), count};
  };
}

function sharedFolders(one: readonly string[], other: readonly string[]): number {
  let shared = 0;
  while (shared < one.length - 1 && shared < other.length - 1 && one[shared] === other[shared]) shared++;
  return shared;
}
