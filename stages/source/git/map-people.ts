// Which spellings are one person's, as the mailmap of a commit says it: git itself is asked.
import {runGit, type Git} from './git-process.ts';

export interface Mailmap {readonly gitDir: string; readonly commit: string | undefined}

/** `people` are `Name <address>`; those that git would not take for a person stand for themselves. */
export async function mapPeople(git: Git, people: readonly string[], {gitDir, commit}: Mailmap, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const asked = people.filter((person) => /^[^<>\n\0]*<[^<>\n\0]+>$/.test(person));
  if (commit === undefined || asked.length === 0) return new Map();
  const answer = await runGit(git, ['-c', `mailmap.blob=${commit}:.mailmap`, '-c', 'mailmap.file=', 'check-mailmap', '--stdin'], {gitDir, input: asked.map((person) => `${person}\n`).join('')}, signal);
  const mapped = answer.toString('utf8').split('\n');
  return new Map(asked.map((person, at) => [person, mapped[at] ?? person]));
}
