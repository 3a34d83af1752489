// Which other files a commit changed, the nearest in the tree first.

/** A commit that touches a thousand files relates none of them. */
const mostNamed = 20;

export function relatedFiles(path: string, changed: readonly string[]): {readonly files: readonly string[]; readonly count: number} {
  const own = path.split('/');
  const others = [...new Set(changed)].filter((other) => other !== path);
  const near = others.map((other, at) => ({other, at, shared: sharedFolders(own, other.split('/'))}));
  near.sort((a, b) => b.shared - a.shared || a.at - b.at);
  return {files: near.slice(0, mostNamed).map(({other}) => other), count: others.length};
}

function sharedFolders(one: readonly string[], other: readonly string[]): number {
  let shared = 0;
  while (shared < one.length - 1 && shared < other.length - 1 && one[shared] === other[shared]) shared++;
  return shared;
}
