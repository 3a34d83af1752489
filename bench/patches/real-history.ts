// Exports the commits of a real repository and judges them: every patch applied by git, every count of lines compared with git's.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {measure} from '../measure.ts';
import {commitsOf, exportIn} from './exported.ts';
import {gitIn, gitSays} from './git-says.ts';
import {judgePatches} from './patch-truth.ts';

const [gitDir, ref = 'HEAD', ...options] = process.argv.slice(2);
if (gitDir === undefined) throw new Error('Usage: node bench/patches/real-history.ts GIT_DIR [REF]: a bare repository or the .git of another; it is only read');

const binary = new URL('../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;
const home = await mkdtemp(join(tmpdir(), 'gristmill-patches-'));
try {
  const to = join(home, 'export');
  const command = [process.execPath, binary, 'export', 'commits-json', '--of', gitDir, '--store', join(home, 'store'), '--out', join(home, 'out'), '--to', to, '--json', ...options];
  const {wallMs, cpuMs} = await measure({command, env: {PATH: process.env['PATH'] ?? '', HOME: home}, folder: home, keepOutput: true}, new AbortController().signal);
  const bytes = exportIn(to).files.reduce((sum, {size}) => sum + size, 0);
  console.log(`exported ${gitIn(gitDir)(['rev-parse', ref]).toString().trim()} in ${(wallMs / 1000).toFixed(1)} s (CPU ${(cpuMs / 1000).toFixed(1)} s), ${(bytes / 1e6).toFixed(1)} MB in ${exportIn(to).files.length} files`);
  const says = gitSays(gitDir, [ref], ['-M50%', '-l1000']);
  const {commits, patches, binaries, decoded, omitted, wrong} = judgePatches({folder: to, scratch: join(home, 'scratch'), gitDir, trees: says.trees});
  console.log(`patch truth: ${commits} commits, ${patches} patches applied, ${decoded} of them of decoded text, ${binaries} binaries by their blobs, ${omitted.length} omitted, ${wrong.length} wrong`);
  for (const line of [...omitted, ...wrong].slice(0, 50)) console.log(`  ${line}`);
  console.log(compared(to, says.counts));
} finally {
  await rm(home, {recursive: true, force: true});
}

/** Lines of `--numstat`: a file of a commit each. */
function compared(folder: string, counts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let equal = 0;
  const other: string[] = [];
  for (const {metadata: {hash}, diffs} of commitsOf(folder)) {
    const left = new Map(counts.get(hash));
    for (const diff of diffs) {
      const path = (diff.filename_base64 === undefined ? Buffer.from(diff.filename) : Buffer.from(diff.filename_base64, 'base64')).toString('latin1');
      const ours = diff.is_binary ? '- -' : `${diff.additions} ${diff.deletions}`;
      if (left.get(path) === ours) equal++;
      else other.push(`${hash} ${diff.filename}: git ${left.get(path) ?? 'nothing'}, ours ${ours}${diff.new_encoding === undefined && diff.old_encoding === undefined ? '' : `, decoded from ${diff.old_encoding ?? 'utf-8'} and ${diff.new_encoding ?? 'utf-8'}`}`);
      left.delete(path);
    }
    for (const [path, count] of left) other.push(`${hash} ${path}: git ${count}, ours nothing`);
  }
  return [`numstat: ${equal} of ${equal + other.length} lines equal (${((equal / (equal + other.length)) * 100).toFixed(3)} %)`, ...other.slice(0, 100).map((line) => `  ${line}`)].join('\n');
}
