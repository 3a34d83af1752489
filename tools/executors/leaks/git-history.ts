// The history as git itself tells it, to judge by what is old: nothing of it comes from what a build has kept.
import {streamGit, type Git} from '../../../stages/source/git/git-process.ts';
import {rawTokens} from '../../../stages/source/git/raw-tokens.ts';
import {splits, type Split} from '../../../stages/dataset/split/side.ts';

export interface HistoryCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  /** Never before its parents. */
  readonly date: number;
  readonly message: string;
}

export type GitHistory = ReadonlyMap<string, HistoryCommit>;

/** From 2100 on no date of a commit is meant. */
const latest = 4_102_444_800;
const fieldsOfCommit = 3;

export async function gitHistory(git: Git, {gitDir, tips}: {readonly gitDir: string; readonly tips: readonly string[]}, signal: AbortSignal): Promise<GitHistory> {
  const history = new Map<string, HistoryCommit>();
  if (tips.length === 0) return history;
  const args = ['log', '--stdin', '--topo-order', '--reverse', '-z', '--format=%H %P%x00%ct %at%x00%B', '--encoding=UTF-8', '--no-show-signature', '--no-notes', '--no-mailmap', '--no-color'];
  const fields: string[] = [];
  for await (const tokens of rawTokens(streamGit(git, args, {gitDir, input: `${tips.join('\n')}\n`}, signal))) {
    for (const token of tokens) {
      if (fields.push(token.toString('utf8')) < fieldsOfCommit) continue;
      const [names = '', dates = '', message = ''] = fields.splice(0);
      const [oid = '', ...parents] = names.split(' ').filter((name) => name !== '');
      const own = dates.split(' ').map(Number).find((date) => date > 0 && date < latest) ?? 0;
      history.set(oid, {oid, parents, message, date: parents.reduce((date, parent) => Math.max(date, (history.get(parent)?.date ?? 0) + 1), own)});
    }
  }
  return history;
}

/** Which of the parts a commit can be of at the earliest; undefined for one that git does not know. */
export type EarliestSplit = (oid: string) => Split | undefined;

/** The last commits of the first two parts. */
export interface Cuts {readonly train: string; readonly val: string}

export function earliestSplit(history: GitHistory, {train, val}: Cuts): EarliestSplit {
  const [first, second] = [train, val].map((oid) => history.get(oid));
  return (oid) => {
    const commit = history.get(oid);
    if (commit === undefined || first === undefined || second === undefined) return undefined;
    return splits[isLater(commit, first) ? (isLater(commit, second) ? 2 : 1) : 0];
  };
}

function isLater(commit: HistoryCommit, cut: HistoryCommit): boolean {
  return commit.date > cut.date || (commit.date === cut.date && commit.oid > cut.oid);
}

/** Commits that nothing of these is built upon: all others of them can be reached from there. */
export function headsOf(commits: readonly HistoryCommit[]): readonly string[] {
  const parents = new Set(commits.flatMap((commit) => commit.parents));
  return commits.map(({oid}) => oid).filter((oid) => !parents.has(oid));
}

/** Finds the one commit that a name means, which may be shortened. */
export function commitNamer(history: GitHistory): (name: string) => string | undefined {
  const sorted = [...history.keys()].sort();
  return (name) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? '') < name) low = middle + 1;
      else high = middle;
    }
    const [oid, next] = [sorted[low], sorted[low + 1]];
    return oid?.startsWith(name) === true && next?.startsWith(name) !== true ? oid : undefined;
  };
}
