import {readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {z} from 'zod';
import {random} from '../../graph/rig/random.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {commandBench} from '../rig/command-bench.ts';
import {commitsIn, exportIn, filesIn, jsonIn, type ExportedCommits, type ExportedMetadata} from '../../../bench/patches/exported.ts';

const seed = z.fromJSONSchema(JSON.parse(readFileSync(new URL('seed-schema.json', import.meta.url), 'utf8')));

test('export commits-json: every file has the shape of the seed, and counts what is in it', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(21), 60);
  const {to} = await place.ask<ExportReport>('export', 'commits-json');
  t.is(to, join(`${place.out}-exports`, 'commits-json'));
  const {files} = exportIn(to);
  t.true(files.length > 3, `${files.length} files`);
  let number = 0;
  for (const {file} of files.filter(({file}) => file.startsWith('commits-'))) {
    const whole = jsonIn<ExportedCommits>(to, file);
    t.deepEqual(seed.safeParse(whole).error?.issues ?? [], [], file);
    t.false(seed.safeParse({...whole, commits: whole.commits.map(({tags: _, ...others}) => others)}).success);
    // The seed's keys come first, in its order.
    t.regex(JSON.stringify(whole.commits[0]), /^\{"metadata":\{"hash":.*?"abbrev_hash":.*?"author":.*?"author_email":.*?"timestamp":.*?"timestamp_unix":.*?"message":.*?"message_body":.*?"parents":.*?"is_merge":.*?"files_changed":.*?"insertions":.*?"deletions":/);
    t.deepEqual(Object.keys(whole.commits[0] ?? {}), ['metadata', 'branches', 'diffs', 'tags', 'commit_number', 'context']);
    for (const {commit_number} of whole.commits) t.is(commit_number, number++);
    t.like(whole.metadata, countedOver(whole.commits));
  }
  t.like(jsonIn<{metadata: ExportedMetadata}>(to, 'metadata.json').metadata, countedOver(commitsIn(to)));
});

function countedOver(commits: ExportedCommits['commits']) {
  const dates = commits.map(({metadata}) => metadata).toSorted((a, b) => a.timestamp_unix - b.timestamp_unix || (a.timestamp < b.timestamp ? -1 : 1));
  return {
    total_commits: commits.length,
    total_authors: new Set(commits.map(({metadata: {author, author_email}}) => `${author} <${author_email}>`)).size,
    merge_commits: commits.filter(({metadata: {parents}}) => parents.length > 1).length,
    total_files_touched: new Set(commits.flatMap(({diffs}) => diffs.map(({filename}) => filename))).size,
    total_insertions: commits.reduce((sum, {metadata: {insertions}}) => sum + insertions, 0),
    total_deletions: commits.reduce((sum, {metadata: {deletions}}) => sum + deletions, 0),
    date_range: {first: dates[0]?.timestamp, last: dates.at(-1)?.timestamp},
  };
}

test('export commits-json: what it says of commits is what git says, and no child stands before its parent', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(22), 80);
  const {to} = await place.ask<ExportReport>('export', 'commits-json', '--one-file');
  const {commits, metadata} = jsonIn<ExportedCommits>(to, 'commits.json');
  const said = place.repo.bytes(['log', '--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%at%x00%s%x00%b%x01', 'HEAD']).toString('utf8').split('\x01\n').filter((text) => text !== '');
  const byGit = new Map(said.map((text) => [text.split('\0')[0] ?? '', text.split('\0')]));
  t.is(commits.length, byGit.size);
  t.is(metadata.total_commits, byGit.size);
  const seen = new Set<string>();
  for (const {metadata: {hash, tree, parents, author, author_email, timestamp, timestamp_unix, message, message_body, is_merge}, context, commit_number} of commits) {
    t.deepEqual([hash, tree, parents.join(' '), author, author_email, String(timestamp_unix), message, message_body], byGit.get(hash)?.with(7, (byGit.get(hash)?.[7] ?? '').replace(/\n+$/, '')));
    t.is(Date.parse(timestamp) / 1000, timestamp_unix);
    t.true(parents.every((parent) => seen.has(parent)));
    t.is(commit_number, seen.size);
    t.deepEqual([is_merge, context.is_merge], [parents.length > 1, parents.length > 1]);
    seen.add(hash);
  }
});

test('export commits-json: one commit more rewrites one file, runs one row, and gives what an export from nothing gives', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(23), 60);
  place.repo.run('reset', '--quiet', '--hard');
  const first = await place.ask<ExportReport>('export', 'commits-json');
  const times = Object.fromEntries(Object.keys(filesIn(first.to)).map((name) => [name, statSync(join(first.to, name)).ino]));
  const again = await place.ask<ExportReport>('export', 'commits-json');
  t.like(again, {ran: 0, files: {written: 0, kept: first.files.written}});
  writeFileSync(join(first.to, 'notes.txt'), 'mine');
  place.repo.write('more.rs', 'fn more() {}\n');
  place.repo.commit('One more');
  const next = await place.ask<ExportReport>('export', 'commits-json');
  t.is(next.ran, 1);
  // Besides the last one, only the file that counts everything.
  t.true(next.files.written <= 3 && next.files.kept >= first.files.written - 2, JSON.stringify(next.files));
  const files = filesIn(next.to);
  t.is(files['notes.txt'], 'mine');
  t.true(Object.keys(files).filter((name) => times[name] === statSync(join(next.to, name)).ino).length >= next.files.kept);
  rmSync(next.to, {recursive: true});
  rmSync(place.store, {recursive: true});
  await place.ask('export', 'commits-json');
  const {'notes.txt': _, ...ours} = files;
  t.deepEqual(filesIn(next.to), ours);
});

test('export: an export replaces no build of the dataset, and takes the rows that this has made', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(24), 20);
  await place.ask('build');
  const manifest = readFileSync(join(place.out, 'manifest.json'), 'utf8');
  const {ran, rows} = await place.ask<ExportReport>('export', 'commits-json');
  t.is(ran, rows);
  t.true((await place.ask<{upToDate: boolean}>('build')).upToDate);
  t.is(readFileSync(join(place.out, 'manifest.json'), 'utf8'), manifest);
  const {out} = await place.run('export', 'commits-json', '--to', join(place.root, 'elsewhere'));
  t.regex(out, /^Exported commits-json\n {2}rows +21, 0 of them made for it\n {2}files +\d+ written, 0 kept, [\d,]+ bytes\n {2}output {2}elsewhere\n$/);
});

test('export: an unknown format, and folders that are not its own, are refused', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(25), 3);
  const unknown = await place.run('export', 'commit-json');
  t.is(unknown.code, 2);
  t.regex(unknown.err, /export: expected "commits-json".*, got "commit-json"[^]*Did you mean "commits-json"\?/);
  for (const folder of [place.out, join(place.out, 'inside'), place.root, place.store]) {
    const refused = await place.run('export', 'commits-json', '--to', folder);
    t.regex(refused.err, /^GM1\d+ Could not use the output folder/m, folder);
  }
});

test('export commits-json: branches are those commits were made on, tags those that stand at them, and authors are counted as the mailmap knows them', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  const one = repo.commit('one', '--author', 'Ada <ada@example.org>');
  repo.run('tag', '-a', 'v1.0', '-m', 'first');
  repo.run('tag', 'same');
  repo.run('checkout', '--quiet', '-b', 'feature/x');
  const side = repo.commit('side', '--author', 'ada <ada@elsewhere.example>');
  repo.run('checkout', '--quiet', 'main');
  repo.write('.mailmap', 'Ada <ada@example.org> <ada@elsewhere.example>\n');
  const two = repo.commit('two', '--author', 'Bob <bob@example.org>');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge x', 'feature/x');
  const merge = repo.run('rev-parse', 'HEAD');
  repo.run('update-ref', 'refs/remotes/origin/feature/x', side);
  const {to} = await place.ask<ExportReport>('export', 'commits-json');
  const told = Object.fromEntries(commitsIn(to).map(({metadata: {hash}, branches, tags, context}) => [hash, {branches, tags, has: context.has_tags}]));
  const main = {branch_name: 'main', is_current: true, is_remote: false};
  t.deepEqual(told, {
    [one]: {branches: [main], tags: ['same', 'v1.0'], has: true},
    [side]: {branches: [{...main, branch_name: 'feature/x', is_current: false}], tags: [], has: false},
    [two]: {branches: [main], tags: [], has: false},
    [merge]: {branches: [main], tags: [], has: false},
  });
  const {metadata} = jsonIn<{metadata: ExportedMetadata}>(to, 'metadata.json');
  t.deepEqual([metadata.branches, metadata.unique_branches], [['feature/x', 'main'], 2]);
  // The merge has a fourth author, whom the mailmap does not know.
  t.is(metadata.total_authors, repo.run('shortlog', '-sne', 'HEAD').split('\n').length);
  t.is(metadata.total_authors, 3);
  // References that move are told, and no row runs for it.
  repo.run('tag', 'later', merge);
  repo.run('branch', '--quiet', '-D', 'feature/x');
  repo.run('update-ref', '-d', 'refs/remotes/origin/feature/x');
  const again = await place.ask<ExportReport>('export', 'commits-json');
  t.is(again.ran, 0);
  t.deepEqual(commitsIn(to).at(-1)?.tags, ['later']);
  t.deepEqual(commitsIn(to).find(({metadata: {hash}}) => hash === side)?.branches, [{...main, brought_by: merge}]);
});
