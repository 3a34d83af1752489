// Exports the commits of a real repository and judges them: every patch applied by git, every count of lines compared with git's.
import {join} from 'node:path';
import {openLab} from '../lab.ts';
import {measure} from '../measure.ts';
import {commitsOf, exportIn, type ExportedDiff} from './exported.ts';
import {gitSays} from './git-says.ts';
import {judgePatches} from './patch-truth.ts';
import {nameOf} from './spell-patch.ts';

const [repo] = process.argv.slice(2);
if (repo === undefined) throw new Error('Usage: node bench/patches/real-history.ts REPO: a repository with its whole history; it is only read');

const binary = new URL('../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;
const {signal} = new AbortController();
await using lab = await openLab({repo, threads: undefined}, signal);
const to = join(lab.dir, 'export');
const command = [process.execPath, binary, 'export', 'commits-json', '--of', lab.still, '--store', join(lab.dir, 'store'), '--out', join(lab.dir, 'out'), '--to', to, '--json'];
const {wallMs, cpuMs} = await measure({command, env: lab.env, folder: lab.dir, keepOutput: true}, signal);
const {files} = exportIn(to);
console.log(`exported ${lab.head}: ${seconds(wallMs)}, CPU ${seconds(cpuMs)}, ${(files.reduce((sum, {size}) => sum + size, 0) / 1e6).toFixed(1)} MB in ${files.length} files`);
const says = gitSays(lab.still, ['HEAD'], ['-M50%', '-l1000']);
const started = performance.now();
const {commits, patches, binaries, decoded, omitted, wrong} = judgePatches({folder: to, scratch: join(lab.dir, 'scratch'), gitDir: lab.still, trees: says.trees});
console.log(`patch truth: ${commits} commits, ${patches} patches applied, ${decoded} of them of decoded text, ${binaries} binaries by their blobs, ${omitted.length} omitted, ${wrong.length} wrong, in ${seconds(performance.now() - started)}`);
for (const line of [...omitted, ...wrong].slice(0, 50)) console.log(`  ${line}`);
for (const line of compared()) console.log(line);

/** Lines of `--numstat`: a file of a commit each. Those that differ are listed by why they may. */
function compared(): readonly string[] {
  let equal = 0;
  const others = new Map<string, string[]>();
  for (const {metadata: {hash}, diffs} of commitsOf(to)) {
    const left = new Map(says.counts.get(hash));
    for (const diff of diffs) {
      const ours = diff.is_binary ? '- -' : `${diff.additions} ${diff.deletions}`;
      const git = left.get(nameOf(diff, 'new'));
      if (git === ours) equal++;
      else others.set(reason(diff, git), [...(others.get(reason(diff, git)) ?? []), `${hash} ${diff.filename}: git ${git ?? 'nothing'}, ours ${ours}`]);
      left.delete(nameOf(diff, 'new'));
    }
    for (const [path, git] of left) others.set('not in the export', [...(others.get('not in the export') ?? []), `${hash} ${path}: git ${git}`]);
  }
  const all = [...others.values()].reduce((sum, {length}) => sum + length, equal);
  return [`numstat: ${equal} of ${all} lines equal (${((equal / all) * 100).toFixed(3)} %)`, ...[...others].flatMap(([why, lines]) => [`  ${lines.length}: ${why}`, ...lines.slice(0, 20).map((line) => `    ${line}`)])];
}

function reason({old_blob, new_blob, old_encoding, new_encoding, is_binary}: ExportedDiff, git: string | undefined): string {
  if (git === '- -' && old_blob === new_blob) return 'a binary that was only renamed or made executable: nobody looked at it';
  if (old_encoding !== undefined || new_encoding !== undefined) return `decoded text: ${old_encoding ?? 'utf-8'} → ${new_encoding ?? 'utf-8'}`;
  return is_binary ? 'a binary to us alone' : 'other lines';
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
