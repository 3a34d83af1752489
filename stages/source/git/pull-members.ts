// The commits that came with merges of some pull requests: what the merge reaches and its first parent does not.
import {pullOfMessage} from '../../forget/pull-of-message.ts';
import {lines, revisions} from './commit-listing.ts';
import {runGit, type Git} from './git-process.ts';

export interface PullMembers {
  readonly gitDir: string;
  readonly tips: readonly string[];
  readonly not: readonly string[];
  readonly pulls: readonly number[];
}

/** Looks through all merges, but only where there is a rule about a pull request. */
export async function pullMembers(git: Git, {gitDir, tips, not, pulls}: PullMembers, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const members = new Set<string>();
  if (pulls.length === 0 || tips.length === 0) return members;
  const args = ['log', '--min-parents=2', '-z', '--format=%H%n%s', '--fixed-strings', ...pulls.map((number) => `--grep=#${number}`), '--no-show-signature', '--no-color', '--no-notes', '--no-mailmap', '--stdin'];
  const merges = (await runGit(git, args, {gitDir, input: revisions({tips, not})}, signal)).toString('utf8').split('\0').filter((merge) => merge !== '');
  const wanted = new Set(pulls);
  for (const merge of merges) {
    const [oid = '', subject = ''] = merge.split('\n');
    const pull = pullOfMessage(subject);
    if (pull === undefined || !wanted.has(pull)) continue;
    for (const member of lines(await runGit(git, ['rev-list', '--stdin'], {gitDir, input: revisions({tips: [oid], not: [`${oid}^1`, ...not]})}, signal))) members.add(member);
  }
  return members;
}
