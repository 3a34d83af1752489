// What git says of patches, all at once. Outside a repository it counts in SHA-1.
import {execFileSync} from 'node:child_process';
import {tmpdir} from 'node:os';

/** '' for a patch that git gives no id. */
export function gitPatchIds(patches: readonly Buffer[]): readonly string[] {
  const named = (at: number) => String(at + 1).padStart(40, '0');
  const input = Buffer.concat(patches.flatMap((patch, at) => [Buffer.from(`commit ${named(at)}\n\n`), patch]));
  const answer = execFileSync('git', ['patch-id', '--stable'], {input, cwd: tmpdir(), env: {PATH: process.env['PATH'] ?? '', GIT_CONFIG_NOSYSTEM: '1', HOME: tmpdir()}, maxBuffer: 1 << 28}).toString('latin1');
  const found = new Map(answer.trim().split('\n').map((line) => line.split(' ').reverse() as [string, string]));
  return patches.map((_, at) => found.get(named(at)) ?? '');
}
