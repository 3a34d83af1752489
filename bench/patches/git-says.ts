// What git itself lists of every commit: paths with their new modes and blobs, and counts of lines. Judges of exports ask it; it shares nothing with what makes them.
import {execFileSync} from 'node:child_process';

export interface GitSays {
  /** By commit and path, without renames: mode and blob, or `undefined` where the file is gone. */
  readonly trees: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;
  /** By commit and path, with renames as an export has them: `added removed`, `- -` for a binary. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Paths are bytes, spelled in Latin-1. `renames` are git's own options. */
export function gitSays(gitDir: string, tips: readonly string[], renames: readonly string[]): GitSays {
  const log = (options: readonly string[]) =>
    gitIn(gitDir)(['log', '-z', '--root', '--format=%x01%H', '--diff-merges=first-parent', '--no-ext-diff', '--no-textconv', ...options, ...tips]).toString('latin1').split('\x01').slice(1).map((text): readonly string[] => text.split('\0'));
  return {
    trees: new Map(log(['--raw', '--no-abbrev', '--no-renames']).map(([oid = '', ...tokens]) => [oid, treeOf(tokens)])),
    counts: new Map(log(['--numstat', ...renames]).map(([oid = '', ...tokens]) => [oid, countsOf(tokens)])),
  };
}

function treeOf(tokens: readonly string[]): ReadonlyMap<string, string | undefined> {
  const tree = new Map<string, string | undefined>();
  for (let at = 0; at + 1 < tokens.length; at++) {
    const [, mode, oid] = /^\n?:\d+ (\d+) \w+ (\w+) [AMDT]$/.exec(tokens[at] ?? '') ?? [];
    if (mode !== undefined) tree.set(tokens[++at] ?? '', mode === '000000' ? undefined : `${mode} ${oid}`);
  }
  return tree;
}

function countsOf(tokens: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, string>();
  for (let at = 0; at < tokens.length; at++) {
    const [, added, removed, path] = /^\n?(\d+|-)\t(\d+|-)\t(.*)$/s.exec(tokens[at] ?? '') ?? [];
    // A rename has an empty path here, and then both names.
    if (path !== undefined) counts.set(path === '' ? (tokens[at += 2] ?? '') : path, `${added} ${removed}`);
  }
  return counts;
}

export type GitIn = (args: readonly string[], input?: Uint8Array, env?: Readonly<Record<string, string>>) => Buffer;

export function gitIn(gitDir: string): GitIn {
  const own = {PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_ATTR_NOSYSTEM: '1', LC_ALL: 'C.UTF-8'};
  return (args, input = new Uint8Array(), env = {}) =>
    execFileSync('git', ['-c', 'core.quotePath=false', '-c', 'safe.directory=*', `--git-dir=${gitDir}`, ...args], {env: {...own, ...env}, input, maxBuffer: 2 ** 31 - 1, stdio: ['pipe', 'pipe', 'pipe']});
}
