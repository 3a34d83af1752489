import {spawnSync} from 'node:child_process';
import test from 'ava';
import {rawReader} from '../../../../stages/source/git/raw-changes.ts';
import {readRenames, renameOptions, renamesSkipped, spellRenames, usualRenames, type Renames} from '../../../../stages/source/git/rename-rules.ts';
import {random} from '../../../graph/rig/random.ts';
import {data, importStream} from '../../../mill/fast-history.ts';
import {bench} from './rig.ts';

const spelled: Readonly<Record<string, Renames>> = {similar: usualRenames, exact: 'exact', none: 'none', '60% of 20': {similarity: 60, limit: 20, copies: false}, '50% of 1000 with copies': {...usualRenames, copies: true}};

for (const [text, renames] of Object.entries(spelled)) {
  test(`spellRenames() and readRenames() agree on "${text}"`, (t) => {
    t.is(spellRenames(renames), text);
    t.deepEqual(readRenames(text), renames);
  });
}

// Commits that take away, put there and change some files, equal, alike or neither, beside a limit that is now reached and now not.
test('renamesSkipped() says so exactly where git warns that it skipped its search', (t) => {
  const {repo} = bench(t);
  const dice = random(51);
  const verdicts: boolean[] = [];
  for (let round = 0; round < 60; round++) {
    const [gone, come, kept, limit, copies] = [dice.int(7), dice.int(7), dice.int(4), 1 + dice.int(5), dice.chance(3)];
    const text = (at: number) => Array.from({length: 12}, (_, line) => `line ${line} of ${at}\n`).join('');
    const before = [...Array.from({length: gone}, (_, at) => [`gone/${at}.rs`, text(at)]), ...Array.from({length: kept}, (_, at) => [`kept${at}.rs`, text(100 + at)])];
    const made = (at: number) => dice.pick([text(at), `${text(at)}more\n`, `${text(at + 50)}`]);
    const after = [...Array.from({length: come}, (_, at) => [dice.chance(3) ? `come/${at}.rs` : `come/other${at}.rs`, made(at)]), ...Array.from({length: kept}, (_, at) => [`kept${at}.rs`, `${text(100 + at)}edited\n`])];
    importStream(repo, [before, after].flatMap((files, at) => [`commit refs/heads/r${round}\ncommitter C <c@example.org> ${1_500_000_000 + at} +0000\n`, data('x'), 'deleteall\n', ...files.flatMap(([name = '', content = '']) => [`M 100644 inline ${name}\n`, data(content)])]));
    const rules = {similarity: 50, limit, copies};
    const {stdout, stderr} = spawnSync('git', ['diff', '--raw', '-z', '--no-abbrev', ...renameOptions(rules), `r${round}~1`, `r${round}`], {cwd: repo.dir, env: {PATH: process.env['PATH'] ?? '', HOME: repo.dir, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C'}});
    const reader = rawReader(() => t.fail('No commit is listed'));
    for (const token of stdout.toString('latin1').split('\0').slice(0, -1)) reader.take(Buffer.from(token, 'latin1'));
    const warned = stderr.toString().includes('rename detection was skipped');
    t.is(renamesSkipped(reader.changes, rules), warned, `${gone} gone, ${come} come, ${kept} kept, limit ${limit}${copies ? ' with copies' : ''}: ${stdout.toString()}`);
    verdicts.push(warned);
  }
  t.deepEqual([...new Set(verdicts)].sort(), [false, true]);
});
