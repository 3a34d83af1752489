import test, {type ExecutionContext} from 'ava';
import {StateLost} from '../../../../../graph/feed.ts';
import {open} from '../../../../../graph/value/wire.ts';
import {noForgetting} from '../../../../../stages/forget/forget-rules.ts';
import {templateFeed, type TemplateFeedOptions} from '../../../../../stages/source/git/templates/template-feed.ts';
import {templateHistoryCodec} from '../../../../../stages/source/git/templates/template-history.ts';
import {random} from '../../../../graph/rig/random.ts';
import {bench, changesOf, digests, everyRow, rowsAfter, type Bench, type Rows} from '../rig.ts';

const boundary: readonly string[] = [];

function feedOf({repo, git}: Bench, more: Partial<TemplateFeedOptions> = {}) {
  return templateFeed(git, {mirror: {dir: `${repo.dir}/.git`, boundary, kind: 'local'}, mainline: more.mainline ?? repo.run('rev-parse', 'main'), ...more});
}

/** What was in force, by the text itself. */
function told({repo}: Bench, rows: Rows, kind: 'request' | 'issue') {
  const bytes = rows.get(kind)?.bytes;
  if (bytes === undefined) return rows.get(kind)?.digest;
  const {versions} = templateHistoryCodec.decode(open(bytes).payload, []);
  return Object.fromEntries(versions.map(({blob, form, times}) => [`${repo.run('cat-file', 'blob', blob)}${form ? ' (form)' : ''}`, times]));
}

const at = ({repo}: Bench, oid: string) => Number(repo.run('show', '--no-patch', '--format=%ct', oid));

test('templates are in force from the commit of the line that brought them to the one that took them away', async (t) => {
  const own = bench(t);
  const {repo} = own;
  repo.write('.github/PULL_REQUEST_TEMPLATE.md', 'first\n');
  const first = repo.commit('One');
  repo.write('.github/pull_request_template.md', 'second\n');
  repo.run('rm', '--quiet', '.github/PULL_REQUEST_TEMPLATE.md');
  const second = repo.commit('Two');
  // A side line changes it, and it counts when the line takes that in.
  repo.run('checkout', '--quiet', '-b', 'topic');
  repo.write('.github/pull_request_template.md', 'third\n');
  repo.commit('Three');
  repo.run('checkout', '--quiet', 'main');
  repo.write('a.rs', 'a\n');
  repo.commit('Four');
  repo.run('merge', '--quiet', '--no-ff', '--no-commit', 'topic');
  const merge = repo.commit('Merge');
  repo.write('.github/pull_request_template.md', 'second\n');
  const back = repo.commit('Back');
  t.deepEqual(told(own, await everyRow(feedOf(own)), 'request'), {
    first: [[at(own, first), at(own, second)]],
    second: [[at(own, second), at(own, merge)], [at(own, back), null]],
    third: [[at(own, merge), at(own, back)]],
  });
});

test('every place that a forge looks at is read, and no other', async (t) => {
  const own = bench(t);
  const {repo} = own;
  const places = {
    request: ['.github/PULL_REQUEST_TEMPLATE.md', 'pull_request_template.txt', 'docs/PULL_REQUEST_TEMPLATE', '.github/PULL_REQUEST_TEMPLATE/big.md', 'PULL_REQUEST_TEMPLATE/a.md', 'docs/pull_request_template/b.md', '.gitlab/merge_request_templates/c.md'],
    issue: ['.github/ISSUE_TEMPLATE.md', 'issue_template.md', '.github/ISSUE_TEMPLATE/bug.md', 'ISSUE_TEMPLATE/x.md'],
    form: ['.github/ISSUE_TEMPLATE/bug.yml', '.github/ISSUE_TEMPLATE/idea.yaml'],
    other: ['.github/ISSUE_TEMPLATE/config.yml', '.github/ISSUE_TEMPLATE/deep/er.md', 'src/PULL_REQUEST_TEMPLATE.md', 'docs/a/pull_request_template.md', 'src/ISSUE_TEMPLATE/x.md', '.github/PULL_REQUEST_TEMPLATE/x.yml', '.github/workflows/ci.yml'],
  };
  for (const path of Object.values(places).flat()) repo.write(path, `${path}\n`);
  const since = [[at(own, repo.commit('All')), null]];
  const rows = await everyRow(feedOf(own));
  t.deepEqual(told(own, rows, 'request'), Object.fromEntries([...places.request].map((path) => [path, since])));
  t.deepEqual(told(own, rows, 'issue'), Object.fromEntries([...places.issue, ...places.form.map((path) => `${path} (form)`)].map((path) => [path, since])));
  // What is forgotten is no template.
  const without = await everyRow(feedOf(own, {forget: {...noForgetting, paths: ['.github']}}));
  t.deepEqual(Object.keys(told(own, without, 'issue') ?? {}).sort(), ['ISSUE_TEMPLATE/x.md', 'issue_template.md'].sort());
});

test('links, folders with the name of a template and names that git has to quote are none', async (t) => {
  const own = bench(t);
  const {repo} = own;
  repo.run('config', 'core.symlinks', 'true');
  repo.write('secret', 's\n');
  repo.bytes(['update-index', '--add', '--cacheinfo', `120000,${repo.bytes(['hash-object', '-w', '--stdin'], 'secret').toString().trim()},pull_request_template.md`]);
  repo.run('commit', '--quiet', '-m', 'A link');
  repo.run('reset', '--quiet', '--hard');
  repo.write('.github/issue_template.md/a', 'x\n');
  repo.write('.github/ISSUE_TEMPLATE/\n"a\t.md', 'hostile\n');
  repo.write('\x01\npull_request_template.md', 'hostile\n');
  repo.commit('Hostile');
  const rows = await everyRow(feedOf(own));
  t.deepEqual(told(own, rows, 'request'), {});
  t.deepEqual(Object.keys(told(own, rows, 'issue') ?? {}), ['hostile']);
});

test('a template that is forgotten by its path is none, whatever letters it is written with', async (t) => {
  const own = bench(t);
  const {repo} = own;
  repo.write('.github/ISSUE_TEMPLATE/größe.md', 'forgotten\n');
  repo.write('.github/ISSUE_TEMPLATE/bug.md', 'kept\n');
  repo.commit('Both');
  const forget = {...noForgetting, paths: ['.github/ISSUE_TEMPLATE/größe.md']};
  t.deepEqual(Object.keys(told(own, await everyRow(feedOf(own, {forget})), 'issue') ?? {}), ['kept']);
});

test('what stood before a line can be seen has always been there', async (t) => {
  const own = bench(t);
  const {repo} = own;
  repo.write('.github/issue_template.md', 'old\n');
  const cut = repo.commit('One');
  repo.write('.github/issue_template.md', 'new\n');
  const next = repo.commit('Two');
  t.deepEqual(told(own, await everyRow(feedOf(own, {mirror: {dir: `${repo.dir}/.git`, boundary: [cut], kind: 'local'}})), 'issue'), {old: [[0, at(own, next)]], new: [[at(own, next), null]]});
});

test('no commit of the line is before the one below it, whatever its clock said', async (t) => {
  const own = bench(t);
  const {repo} = own;
  repo.write('a', 'a\n');
  const first = at(own, repo.commit('One'));
  repo.write('issue_template.md', 'early\n');
  repo.run('add', '--all');
  repo.bytes(['commit', '--quiet', '-m', 'Clock'], undefined, {GIT_COMMITTER_DATE: '1000000000 +0000'});
  repo.write('issue_template.md', 'absurd\n');
  repo.run('add', '--all');
  repo.bytes(['commit', '--quiet', '-m', 'Clock'], undefined, {GIT_COMMITTER_DATE: '@5000000000 +0000'});
  t.deepEqual(told(own, await everyRow(feedOf(own)), 'issue'), {early: [[first + 1, first + 2]], absurd: [[first + 2, null]]});
});

test('what is read after a former state is what is read at once, in any history', async (t) => {
  const own = bench(t);
  const {repo} = own;
  const paths = ['.github/PULL_REQUEST_TEMPLATE.md', 'issue_template.md', '.github/ISSUE_TEMPLATE/bug.yml', 'docs/pull_request_template/a.md', 'src/a.rs'];
  for (const seed of [1, 2, 3]) {
    const dice = random(seed);
    repo.run('checkout', '--quiet', '--orphan', `line-${seed}`);
    repo.write('a', `${seed}\n`);
    repo.commit('root');
    let [rows, state]: [Rows, Uint8Array | undefined] = [new Map(), undefined];
    for (let step = 0; step < 10; step++) {
      if (dice.int(4) === 0) repo.run('checkout', '--quiet', '-b', `side-${seed}-${step}`);
      const path = dice.pick(paths);
      if (dice.int(3) === 0) repo.run('rm', '-r', '--quiet', '--ignore-unmatch', path);
      else repo.write(path, `text ${dice.int(3)}\n`);
      repo.commit('step');
      if (dice.int(4) === 0) repo.run('commit', '--quiet', '--amend', '--allow-empty', '-m', 'amended');
      const feed = feedOf(own, {mainline: repo.run('rev-parse', 'HEAD')});
      const former = state;
      rows = await rowsAfter(feed, former, rows).catch(async (failure: unknown) => {
        if (!(failure instanceof StateLost)) throw failure;
        return await everyRow(feed);
      });
      ({state} = feed);
      t.deepEqual(digests(rows), digests(await everyRow(feed)), `seed ${seed}, step ${step}`);
    }
  }
});

test('another commit that changes no template is no row, and costs what it changed', async (t) => {
  const own = bench(t);
  const {repo, git} = own;
  repo.write('issue_template.md', 'x\n');
  repo.commit('One');
  const before = feedOf(own);
  const rows = await everyRow(before);
  repo.write('a.rs', 'a\n');
  repo.commit('Two');
  const after = feedOf(own);
  t.notDeepEqual(after.state, before.state);
  const processes = git.work.gitProcesses;
  const changes = await changesOf(after, before.state, async (ids) => ids.map((id) => rows.get(id)?.bytes));
  t.deepEqual(changes, []);
  t.is(git.work.gitProcesses - processes, 3);
});

test('templates of a history with a lost tree are stubs that say so', async (t: ExecutionContext) => {
  const own = bench(t);
  const {repo} = own;
  repo.write('issue_template.md', 'x\n');
  const lost = repo.commit('One');
  repo.write('b', 'b\n');
  repo.commit('Two');
  const tree = repo.run('rev-parse', `${lost}^{tree}`);
  const {rmSync} = await import('node:fs');
  rmSync(`${repo.dir}/.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`, {force: true});
  t.regex(String((await everyRow(feedOf(own))).get('issue')?.digest), /an object of the history of templates is missing/);
});
