// The few folders of a repository in which git writes when a reference moves. Git replaces files, so whoever looks at a file itself loses it at the first commit: folders are what lasts.
import {join, sep} from 'node:path';
import type {RepositoryFolder} from '../repository-folder.ts';

export interface RefPlaces {
  /** Looked at without the folders below: where HEAD and packed references are. */
  readonly tops: readonly string[];
  /** Whose folders below hold references, too. A repository may lack them until it has some. */
  readonly trees: readonly string[];
  /** Files that are replaced when something moves, in a form that no folder of `trees` shows. */
  readonly files: readonly string[];
  /** What is there while several references are being moved one after the other. */
  readonly underWay: readonly string[];
}

/** A linked worktree has a HEAD and some references of its own, and shares the others. */
export function refPlaces({gitDir, commonDir}: RepositoryFolder): RefPlaces {
  const tops = [...new Set([gitDir, commonDir])];
  const within = (names: readonly string[]) => tops.flatMap((top) => names.map((name) => join(top, name)));
  return {
    tops,
    // With references in tables, everything is in "reftable", whose list of tables is replaced.
    trees: within(['refs', 'reftable']),
    files: [join(gitDir, 'HEAD'), ...within(['packed-refs', join('reftable', 'tables.list')]), join(commonDir, 'shallow')],
    underWay: ['rebase-merge', 'rebase-apply', 'sequencer'].map((name) => join(gitDir, name)),
  };
}

/** Whether a folder is worth a watch: a top, or one below a tree. Never the objects, of which there are hundreds of thousands. */
export function isRefFolder({tops, trees}: Pick<RefPlaces, 'tops' | 'trees'>, path: string): boolean {
  return tops.includes(path) || trees.some((tree) => path === tree || path.startsWith(tree + sep));
}
