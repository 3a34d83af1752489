import {join} from 'node:path';
import test from 'ava';
import {commitsIn} from '../../../bench/patches/exported.ts';
import {gitIn, gitSays} from '../../../bench/patches/git-says.ts';
import {judgePatches} from '../../../bench/patches/patch-truth.ts';
import {nameOf} from '../../../bench/patches/spell-patch.ts';
import type {CommitsConfig} from '../../../tools/dataset-config/history-config.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {random} from '../../graph/rig/random.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

async function exported(place: CommandBench, commits: CommitsConfig) {
  place.configure({commits});
  const {to} = await place.ask<ExportReport>('export', 'commits-json', '--to', join(place.root, JSON.stringify(commits).replace(/\W+/g, '-')));
  return {to, commits: commitsIn(to)};
}

const gitDir = ({repo}: CommandBench) => join(repo.dir, '.git');

// Every listing of git's own, with the options that the configuration stands for.
for (const [config, options] of [
  [{renames: {similarity: 80, limit: 1}}, ['-M80%', '-l1']],
  [{renames: false}, ['--no-renames']],
  [{copies: true}, ['-M50%', '-C50%', '-l1000']],
] as const) {
  test(`commits: ${JSON.stringify(config)} lists what git lists with ${options.join(' ')}, and patches stay the truth`, async (t) => {
    const place = commandBench(t);
    wildHistory(place.repo, random(61), 150);
    const {to, commits} = await exported(place, config);
    const listed = gitIn(gitDir(place))(['log', '-z', '--raw', '--no-abbrev', '--root', '--format=%x01%H', '--diff-merges=first-parent', ...options]).toString('latin1').split('\x01').slice(1);
    const byGit = new Map(listed.map((text) => [text.slice(0, 40), [...text.matchAll(/:(\d+) (\d+) (\w+) (\w+) ([A-Z]\d*)\0([^\0]*)\0(?:([^:\0\n][^\0]*)\0)?/g)].map(([, , , , , status = '', first = '', second]) => `${status} ${first} ${second ?? ''}`).sort()]));
    const kinds = new Set<string>();
    for (const {metadata: {hash}, diffs} of commits) {
      for (const {change_type} of diffs) kinds.add(change_type);
      const ours = diffs.map((diff) => (diff.similarity === undefined ? `${diff.change_type} ${nameOf(diff, 'new')} ` : `${diff.change_type}${String(diff.similarity).padStart(3, '0')} ${nameOf(diff, 'old')} ${nameOf(diff, 'new')}`));
      t.deepEqual(ours.toSorted(), byGit.get(hash), hash);
    }
    t.is(kinds.has('C'), 'copies' in config);
    t.is(kinds.has('R'), !('renames' in config && config.renames === false));
    t.deepEqual(judgePatches({folder: to, scratch: join(place.root, 'scratch'), gitDir: gitDir(place), trees: gitSays(gitDir(place), ['HEAD'], []).trees}).wrong, []);
  });
}

test('commits: {context} shows so many lines, or whole functions, as git does, and patches stay the truth', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(62), 60);
  for (const [context, option] of [[1, '-U1'], [50, '-U50'], ['function', '-W']] as const) {
    const {to, commits} = await exported(place, {context});
    let seen = 0;
    for (const {diffs} of commits) {
      for (const {old_blob, new_blob, is_binary, is_submodule, patch, change_type, old_encoding, new_encoding} of diffs) {
        if (old_blob === undefined || new_blob === undefined || old_blob === new_blob || is_binary || is_submodule || change_type === 'T' || (old_encoding ?? new_encoding) !== undefined) continue;
        const theirs = gitIn(gitDir(place))(['diff', option, old_blob, new_blob]).toString('utf8');
        t.is(patch, theirs.slice(theirs.indexOf('\n@@ ') + 1));
        seen++;
      }
    }
    t.true(seen > 10, `${seen} patches`);
    t.deepEqual(judgePatches({folder: to, scratch: join(place.root, 'scratch'), gitDir: gitDir(place), trees: gitSays(gitDir(place), ['HEAD'], []).trees}).wrong, []);
  }
});

test('commits: a search for renames that git skipped is said of its commit', async (t) => {
  const place = commandBench(t);
  const text = (at: number, more = '') => Array.from({length: 12}, (_, line) => `line ${line} of ${at}\n`).join('') + more;
  for (let at = 0; at < 3; at++) place.repo.write(`old${at}.rs`, text(at));
  place.repo.commit('three files');
  for (let at = 0; at < 3; at++) {
    place.repo.run('rm', '--quiet', `old${at}.rs`);
    place.repo.write(`new${at}.rs`, text(at, 'more\n'));
  }
  place.repo.commit('all renamed and edited');
  const skipped = async (commits: CommitsConfig) => (await exported(place, commits)).commits.map(({metadata, diffs}) => `${Reflect.get(metadata, 'rename_limit_reached') === true} ${diffs.map(({change_type}) => change_type).join('')}`);
  t.deepEqual(await skipped({}), ['false AAA', 'false RRR']);
  t.deepEqual(await skipped({renames: {limit: 2}}), ['false AAA', 'true AAADDD']);
  t.deepEqual(await skipped({renames: {similarity: 99}}), ['false AAA', 'false AAADDD']);
});

test('commits: a build is verified as it was made, whatever the configuration says of patches today', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(63), 20);
  place.configure({commits: {context: 'function', copies: true, renames: {similarity: 70}}});
  const {root} = await place.ask<{root: string}>('build');
  place.configure({commits: {renames: true, copies: false, context: 3}});
  const verified = await place.run('verify');
  t.is(verified.code, 0, verified.out);
  const {root: usual} = await place.ask<{root: string}>('build');
  t.not(usual, root);
  // What is usual need not be said.
  place.configure();
  t.like(await place.ask<{root: string; upToDate: boolean}>('build'), {root: usual, upToDate: true});
});

test('commits: mistakes in what is said of patches are named', async (t) => {
  const place = commandBench(t);
  place.configure({commits: {context: 0, renames: {similarity: 101, limits: 3} as CommitsConfig['renames']}});
  const {err} = await place.run('export', 'commits-json');
  t.regex(err, /commits\.context: expected a number of lines from 1 to 1000, or "function", got 0/);
  t.regex(err, /commits\.renames\.similarity: expected a percentage from 1 to 100, got 101/);
  t.regex(err, /commits\.renames\.limits: expected no such key, got 3.*Did you mean "limit"\?/s);
  place.configure({commits: {renames: false, copies: true}});
  t.regex((await place.run('export', 'commits-json')).err, /commits\.copies: expected "renames" beside it, as a copy is told like a rename, got true/);
});
