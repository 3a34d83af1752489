// Whether git has the versions where the rows say that they stand: what a tree of a commit has at a path.
import type {PairNamed} from './leaf-origin.ts';
import {objectsAt, objectsOf, type Repository} from './git-asked.ts';

/** One version: it must be in one of these trees, at that path where it is known for certain. */
export interface Standing {readonly oid: string; readonly path: string; readonly commits: readonly string[]; readonly exact: boolean}

/** Where a change happened: from the trees of the first to those of the second. */
export interface Between {readonly from: readonly string[]; readonly to: readonly string[]}

export function standingsOf({path, before, after}: PairNamed, {from, to}: Between): readonly Standing[] {
  // A renamed file had another name before, which the row does not say.
  const sides = before.filter((oid) => oid !== '').map((oid): Standing => ({oid, path, commits: from, exact: false}));
  return after === '' ? sides : [...sides, {oid: after, path, commits: to, exact: true}];
}

/** `cleaned`: names lost people, so they need not be the repository's. By the standing, the commit that has it; undefined where none has. */
export async function findStandings(repository: Repository, all: readonly Standing[], cleaned: boolean): Promise<ReadonlyMap<Standing, string | undefined>> {
  const there = await objectsAt(repository, all.flatMap(({commits, path}) => commits.map((commit) => `${commit}:${path}`)));
  const trees = new Map<string, ReadonlySet<string>>();
  const found = new Map<Standing, string | undefined>();
  for (const standing of all) {
    const {oid, path, commits, exact} = standing;
    let commit = commits.find((one) => there.get(`${one}:${path}`) === oid);
    // No line can carry such a name, and in some the bytes that are no text are spelled.
    const unsure = !exact || cleaned || path.includes('\n') || path.includes('%');
    for (const one of commit === undefined && unsure ? commits : []) {
      const tree = trees.get(one) ?? (await objectsOf(repository, one));
      trees.set(one, tree);
      if (tree.has(oid)) commit = one;
    }
    found.set(standing, commit);
  }
  return found;
}
