// Decides what is forgotten, by rules: which commits, and which paths in files and patches.
import {pathChooser} from '../parse/path-chooser.ts';
import {isAbout, type Identity} from './author-rule.ts';
import {authorsOf, type Authored} from './authors-of.ts';
import type {ForgetRules} from './forget-rules.ts';
import {pullOfMessage} from './pull-of-message.ts';

export interface Forgetter {
  /** The reason, for a commit that is forgotten. */
  commit(commit: Authored & {readonly oid: string}): string | undefined;
  path(path: string): boolean;
  /** Of a rename, either side is enough. */
  change(change: {readonly path: string; readonly oldPath?: string}): boolean;
}

export const pathForgotten = 'forgotten: path';

/** `members`: commits that pull requests under a rule brought, where their own messages do not tell. */
export function forgetter({authors, paths, commits, pulls}: ForgetRules, members: ReadonlySet<string> = new Set()): Forgetter {
  const [oids, numbers] = [new Set(commits), new Set(pulls)];
  // A folder is all that is in it.
  const named = paths.map((path) => path.replace(/\/+$/, ''));
  const globs = {include: [], exclude: named.flatMap((path) => [path, `${path}/**`])};
  const known = new Map<string, boolean>();
  // Names may have brackets, which mean something in a glob: as they are written, they are meant, too.
  const path = (name: string) => paths.length > 0 && (pathChooser(globs)(name) !== undefined || named.some((path) => name === path || name.startsWith(`${path}/`)));
  return {
    commit(commit) {
      if (oids.has(commit.oid)) return 'forgotten: commit';
      if (authors.length > 0 && authorsOf(commit).some(isForgotten)) return 'forgotten: author';
      const pull = numbers.size === 0 ? undefined : pullOfMessage(commit.message);
      return (pull !== undefined && numbers.has(pull)) || members.has(commit.oid) ? 'forgotten: pull request' : undefined;
    },
    path,
    change: ({path: now, oldPath}) => path(now) || (oldPath !== undefined && path(oldPath)),
  };

  /** A history has few people and many commits. */
  function isForgotten(who: Identity): boolean {
    const key = `${who.name}\0${who.email}`;
    const forgotten = known.get(key) ?? authors.some((rule) => isAbout(rule, who));
    if (known.size < mostKnown) known.set(key, forgotten);
    return forgotten;
  }
}

const mostKnown = 100_000;
