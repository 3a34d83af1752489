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
