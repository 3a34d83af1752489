// Real commits as git shows them, message and diff: of this repository itself.
import {execFileSync} from 'node:child_process';

/** A text for each commit, the newest first; none where the sources are not in a repository, and fewer than asked for where its history is short. */
export function realDiffs(bytes: number): readonly string[] {
  let log: string;
  try {
    const env = {PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null'};
    log = execFileSync('git', ['log', '-p', '-z', '--no-merges', '--no-color', '--no-ext-diff', '-n', '400'], {cwd: import.meta.dirname, env, encoding: 'utf8', maxBuffer: 1 << 29});
  } catch {
    return [];
  }
  const texts: string[] = [];
  let left = bytes;
  for (const commit of log.split('\0')) {
    if (left <= 0) break;
    texts.push(commit.slice(0, Math.min(left, 200_000)));
    left -= texts.at(-1)?.length ?? 0;
  }
  return texts;
}
