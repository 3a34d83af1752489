import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {z} from 'zod';
import {changeTypes} from '../../../stages/chunk/change-type.ts';
import {random} from '../../graph/rig/random.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {exportIn, jsonIn} from '../../../bench/patches/exported.ts';
import {commandBench} from '../rig/command-bench.ts';

/** What the seed says of a chunk, and where its answers come from. */
const chunk = z.looseObject({
  chunk_id: z.string(), commit_hash: z.string(), file_path: z.string(), file_type: z.string(), change_type: z.enum(changeTypes), change_category: z.enum(['A', 'M', 'D', 'R', 'C']),
  old_code: z.string(), new_code: z.string(), patch: z.string(), function_name: z.string(), module_path: z.string(), line_range: z.nullable(z.tuple([z.int(), z.int()])),
  additions: z.int(), deletions: z.int(), commit_meta: z.strictObject({author: z.string(), timestamp: z.string(), message: z.string()}), related_files: z.array(z.string()),
  confidence: z.number().min(0).max(1), evidence: z.array(z.string()).min(1),
});

function chunksIn(folder: string): readonly z.infer<typeof chunk>[] {
  return exportIn(folder).files.filter(({file}) => file.startsWith('chunks')).flatMap(({file}) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').filter((line) => line !== '').map((line) => chunk.parse(JSON.parse(line))));
}

test('export chunks: every line has the shape of the seed, a name of its own, and the lines that git counts', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(23), 40);
  const {to} = await place.ask<ExportReport>('export', 'chunks');
  const chunks = chunksIn(to);
  t.true(chunks.length > 40, `${chunks.length} chunks`);
  t.is(new Set(chunks.map(({chunk_id}) => chunk_id)).size, chunks.length);
  const counted = new Map<string, number>();
  for (const {commit_hash, additions, deletions} of chunks) counted.set(commit_hash, (counted.get(commit_hash) ?? 0) + additions + deletions);
  for (const [commit, lines] of counted) {
    // A file that became a submodule has a line more to git.
    if (/ 160000 /.test(place.repo.run('show', '-m', '--first-parent', '--raw', '--format=', commit))) continue;
    const numstat = place.repo.run('-c', 'diff.algorithm=myers', 'show', '-m', '--first-parent', '--numstat', '-M', '--ignore-submodules=all', '--format=', commit).split('\n').filter((line) => line !== '');
    t.is(lines, numstat.reduce((sum, line) => sum + line.split('\t').slice(0, 2).reduce((both, count) => both + (count === '-' ? 0 : Number(count)), 0), 0), commit);
  }
  const stats = jsonIn<{readonly chunks: number; readonly change_type: Readonly<Record<string, number>>; readonly additions: number}>(to, 'chunking_stats.json');
  t.is(stats.chunks, chunks.length);
  t.is(stats.additions, chunks.reduce((sum, {additions}) => sum + additions, 0));
  t.is(Object.values(stats.change_type).reduce((sum, count) => sum + count, 0), chunks.length);
});

test('export chunks: one commit more rewrites what it changes, and gives what an export from nothing gives', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(29), 30);
  await place.ask<ExportReport>('export', 'chunks');
  place.repo.write('src/new.rs', 'fn one() {\n    two();\n}\n');
  place.repo.commit('Add one');
  const {to, ran, files} = await place.ask<ExportReport>('export', 'chunks');
  t.is(ran, 1);
  t.true(files.written <= 3, `${files.written} written`);
  const again = await place.ask<ExportReport>('export', 'chunks', '--to', join(place.root, 'again'), '--store', join(place.root, 'other'));
  t.deepEqual(exportIn(again.to).files, exportIn(to).files);
  t.true(chunksIn(to).some(({change_type, function_name}) => change_type === 'new_function' && function_name === 'one'));
});

const context = z.strictObject({type: z.enum(['function_stub', 'struct_def', 'trait_def', 'definition']), path: z.string(), name: z.string(), relation: z.enum(['called', 'caller']), as_of: z.enum(['before', 'after']), text: z.string().min(1)});
const inContext = z.looseObject({commit_hash: z.string(), file_path: z.string(), cross_file_context: z.array(context)});

test('export chunks: git has every text of another file where it is said to be from, and the commit made none that it could have shown as it was', async (t) => {
  const place = commandBench(t);
  place.configure({chunks: {context: 400}});
  const dice = random(31);
  const folders = ['one', 'two'];
  for (let count = 0; count < 14; count++) {
    if (count === 8) place.repo.run('mv', 'one/c.ts', 'two/c.ts');
    const at = count >= 8 ? '../two/c.ts' : './c.ts';
    for (const folder of folders) {
      const size = dice.int(4);
      if (dice.chance(2)) place.repo.write(`${folder}/a.ts`, `import {b${count % 3}} from '../${dice.pick(folders)}/b.ts';\nimport {C} from '${folder === 'one' ? at : '../one/c.ts'}';\n\n// é ${size}\nexport function a(): number {\n  return b${count % 3}() + new C().d(${count});\n}\n`);
      if (dice.chance(2)) place.repo.write(`${folder}/b.ts`, Array.from({length: 3}, (_, one) => `/** ${'Says. '.repeat(size)}*/\nexport function b${one}(): number {\n  return ${count};\n}\n`).join('\n'));
    }
    if (count === 0 || dice.chance(2)) place.repo.write(`${count >= 8 ? 'two' : 'one'}/c.ts`, `export class C {\n  d(n: number): number {\n    return n + ${count};\n  }\n${'  e() {}\n'.repeat(dice.int(3))}}\n`);
    place.repo.commit(`step ${count}`);
  }
  const {to} = await place.ask<ExportReport>('export', 'chunks');
  const chunks = exportIn(to).files.filter(({file}) => file.startsWith('chunks')).flatMap(({file}) => readFileSync(join(to, file), 'utf8').trimEnd().split('\n').map((line) => inContext.parse(JSON.parse(line))));
  const parentHas = (commit: string, path: string, line: string) => place.repo.run('rev-list', '--parents', '-1', commit).includes(' ') && place.repo.run('ls-tree', '-r', '--name-only', `${commit}^`).split('\n').includes(path) && place.repo.run('show', `${commit}^:${path}`).includes(line);
  const seen = {before: 0, after: 0};
  for (const {commit_hash: commit, file_path: own, cross_file_context: all} of chunks) {
    t.true(all.reduce((sum, {text}) => sum + Buffer.byteLength(text), 0) <= 400);
    for (const {as_of: side, path, text, name} of all) {
      seen[side]++;
      t.not(path, own);
      t.true(place.repo.run('show', `${commit}${side === 'before' ? '^' : ''}:${path}`).includes(text), `${commit} ${side} ${path} ${name}`);
      // Only what its parent does not have is shown as the commit made it.
      if (side === 'after') t.false(parentHas(commit, path, text.split('\n').at(-1) ?? ''), `${commit} ${path} ${name}`);
    }
  }
  t.true(seen.before > 5 && seen.after > 2, JSON.stringify(seen));
});
