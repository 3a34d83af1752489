// A git process that did not do what it was asked: which command, how it ended, what git said, and what to do about it.
import {terminalSafe} from './terminal-safe.ts';

export interface GitEnd {readonly command: string; readonly code: number | undefined; readonly stderr: string}

/** What kept git from its work, as far as what it said tells. */
export type GitTrouble = 'no-git' | 'full' | 'handles' | 'distrusted' | 'too-new' | 'bad-config' | 'unreachable' | 'denied' | 'no-repository' | 'missing-object' | 'bad-ref' | 'other';

export class GitFailure extends Error {
  readonly kind: GitTrouble;
  readonly command: string;
  /** `undefined` when the process was killed or never started. */
  readonly code: number | undefined;
  readonly stderr: string;
  readonly hint: string;

  constructor({command, code, stderr}: GitEnd) {
    const said = terminalSafe(stderr).trim();
    const kind = troubleIn(said);
    const hint = hints[kind];
    super(`Git failed: "${terminalSafe(command)}" ${code === undefined ? 'was cut off' : `ended with code ${code}`}: ${said === '' ? 'it said nothing' : said}. ${hint}`);
    this.name = 'GitFailure';
    this.kind = kind;
    this.command = terminalSafe(command);
    this.code = code;
    this.stderr = said;
    this.hint = hint;
  }

  /** True when an object that git needed is not there or is damaged. */
  get missesObject(): boolean {
    return missing.test(this.stderr);
  }
}

const missing = /unable to read|could not read|cannot read|bad object|missing blob|missing tree|is corrupt|not a valid object|not a tree object|failed to traverse|object file .* is empty/i;

/** The first that fits counts: a remote that cannot be read is no missing object. */
const signs: readonly (readonly [RegExp, GitTrouble])[] = [
  [/spawn \S* ?ENOENT/, 'no-git'],
  [/no space left|disk quota exceeded/i, 'full'],
  [/\bE[MN]FILE\b|too many open files/i, 'handles'],
  [/dubious ownership/, 'distrusted'],
  [/unknown repository extension|Expected git repo version/i, 'too-new'],
  [/bad (?:numeric )?config/i, 'bad-config'],
  [/permission denied|authentication failed|could not read (?:Username|Password)|host key verification failed|returned error: 40[13]/i, 'denied'],
  [/could not resolve host|unable to access|unable to connect|connection (?:refused|reset|closed|timed out)|timed out/i, 'unreachable'],
  [/not a git repository|does not appear to be a git repository|repository '.*' (?:not found|does not exist)/i, 'no-repository'],
  [/could not read from remote repository/i, 'unreachable'],
  [missing, 'missing-object'],
  [/bad ref/i, 'bad-ref'],
];

function troubleIn(stderr: string): GitTrouble {
  return signs.find(([sign]) => sign.test(stderr))?.[1] ?? 'other';
}

const hints: Readonly<Record<GitTrouble, string>> = {
  'no-git': 'Install git 2.36 or newer, or name the folder that holds it',
  full: 'Free some space, then build again',
  handles: 'Allow more open files, as by "ulimit -n 4096", then build again',
  distrusted: 'Name the folder by its path: nothing in it is executed, so it is read whoever owns it',
  'too-new': 'Install a newer git',
  'bad-config': 'Correct the configuration of the repository',
  unreachable: 'Check the network and the address, then build again',
  denied: 'Use an ssh address with a key in the agent, or make a local clone and name that',
  'no-repository': 'Name a folder inside a git repository, or a bare repository',
  'missing-object': 'Run "git fsck" in the source, then "git fetch" what is missing',
  'bad-ref': 'Run "git fsck" in the source, and delete or repair the reference',
  other: 'Run the command by hand to see more',
};
