// A git process that did not do what it was asked: which command, how it ended, what git said, and what to do about it.
import {terminalSafe} from './terminal-safe.ts';

export interface GitEnd {readonly command: string; readonly code: number | undefined; readonly stderr: string}

export class GitFailure extends Error {
  readonly command: string;
  /** `undefined` when the process was killed or never started. */
  readonly code: number | undefined;
  readonly stderr: string;
  readonly hint: string;

  constructor({command, code, stderr}: GitEnd) {
    const said = terminalSafe(stderr).trim();
    const hint = hintFor(said);
    super(`Git failed: "${terminalSafe(command)}" ${code === undefined ? 'was cut off' : `ended with code ${code}`}: ${said === '' ? 'it said nothing' : said}. ${hint}`);
    this.name = 'GitFailure';
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

const missing = /unable to read|could not read|cannot read|bad object|missing blob|missing tree|is corrupt|not a valid object|failed to traverse|object file .* is empty/i;

const hints: readonly (readonly [RegExp, string])[] = [
  [/ENOENT/, 'Install git 2.36 or newer, or name the folder that holds it'],
  [/dubious ownership/, 'Run "git config --global --add safe.directory <path>" if you trust the folder'],
  [/not a git repository|does not appear to be a git repository/i, 'Name a folder inside a git repository, or a bare repository'],
  [missing, 'Run "git fsck" in the source, then "git fetch" what is missing'],
  [/bad ref/i, 'Run "git fsck" in the source, and delete or repair the reference'],
  [/could not resolve host|unable to access|connection|timed out/i, 'Check the network and the address, then build again'],
  [/permission denied|authentication|could not read Username/i, 'Use an ssh address with a key in the agent, or make a local clone and name that'],
  [/unknown repository extension|Expected git repo version/i, 'Install a newer git'],
];

function hintFor(stderr: string): string {
  return hints.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'Run the command by hand to see more';
}
