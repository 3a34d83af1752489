// The branches among some references, in the order in which commits are counted as theirs.

export interface Branch {
  /** Without what all of its kind begin with: `main`, `feature/x`, `origin/main`. */
  readonly name: string;
  /** The one that HEAD stands for. */
  readonly current: boolean;
  /** By where the reference lies: a local branch may have a slash in its name. */
  readonly remote: boolean;
  readonly tip: string;
}

export interface Naming {
  readonly refs: ReadonlyMap<string, string>;
  /** The full name of the reference that HEAD stands for. Missing where it stands at a commit. */
  readonly current: string | undefined;
}

/** What repositories call the line that others come from. It stands first whatever is checked out: history does not move with a checkout. */
const usual = ['main', 'master', 'trunk', 'develop'];

/** The usual line, the current branch, the other local ones, then those of elsewhere by name: a branch that stands later owns nothing that is known. */
export function branchesOf({refs, current}: Naming): readonly Branch[] {
  const found = [...refs].flatMap(([full, tip]): readonly Branch[] => {
    const [, place, name] = /^refs\/(heads|remotes)\/([^]+)$/.exec(full) ?? [];
    // `origin/HEAD` is another name for one of them.
    if (name === undefined || (place === 'remotes' && /^[^/]+\/HEAD$/.test(name))) return [];
    return [{name, current: full === current, remote: place === 'remotes', tip}];
  });
  return found.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function rank({name, current, remote}: Branch): number {
  if (remote) return usual.length + 2;
  const at = usual.indexOf(name);
  return at >= 0 ? at : usual.length + (current ? 0 : 1);
}
