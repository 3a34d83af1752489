import test from 'ava';
import {requestBench, type RequestBench} from '../../source/git/requests/rig.ts';
import {grind} from './rig.ts';
import {issue, request, reviewed, said, thread} from './told.ts';

interface Pushed {readonly base: string; readonly first: string; readonly second: string; readonly oid: string; readonly began: number}

/** A request that was pushed twice, the second time with an answer to a remark, and then squashed. */
function pushed({repo, keep}: RequestBench): Pushed {
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  repo.run('checkout', '--quiet', '-b', 'topic');
  repo.write('a.rs', '1\ntwo\n3\n');
  const first = repo.commit('one');
  repo.write('a.rs', '1\nTWO\n3\n');
  repo.write('tests/a_test.rs', 'it works\n');
  const second = repo.commit('two');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--squash', 'topic');
  keep(7, second);
  return {base, first, second, oid: repo.commit('One (#7)'), began: Number(repo.run('show', '--no-patch', '--format=%at', first))};
}

const after = /^@@ -1,3 \+1,3 @@$/m;

test('a description is what the diff is for: shown is the diff, learned are title and text', async (t) => {
  const rig = requestBench(t);
  const {base, second, oid} = pushed(rig);
  const {rows: [row]} = await grind(rig, {kind: 'pr_description', documents: [request(7, said('ada', 100, 'It counts.'), {base, head: second, merged: {oid, at: 900}, title: 'Count'})]});
  t.true(row?.texts[0]?.endsWith('\nTitle: Count\n\nIt counts.'));
  t.true(row?.shown[0]?.startsWith('Diff:\ndiff --git a/a.rs b/a.rs\n'));
  t.false(row?.shown[0]?.includes('It counts.'));
});

test('a verdict is of the version that was reviewed, and knows nothing that was said later', async (t) => {
  const rig = requestBench(t);
  const {base, first, second, oid} = pushed(rig);
  const document = request(7, said('ada', 100, 'It counts.'), {
    base, head: second, merged: {oid, at: 900}, title: 'Later title', events: [{event: 'renamed', by: null, at: 500, before: 'First title', after: 'Later title'}],
    comments: [said('cleo', 150, 'early'), {...said('cleo', 160, 'was changed'), edited: 700}, said('cleo', 450, 'late')],
    reviews: [reviewed('bob', 300, 'No.', {state: 'changes_requested', commit: first}), reviewed('bob', 400, 'Good now.', {state: 'approved', commit: second}), reviewed('cleo', 410, 'Hm', {state: 'commented', commit: second})],
  });
  const {rows: [row]} = await grind(rig, {kind: 'review_verdict', documents: [document]});
  t.is(row?.texts.length, 1);
  t.true(row?.texts[0]?.endsWith('\nComment:\nearly\n\nReview:\nApprove\n\nGood now.'));
  t.true(row?.shown[0]?.startsWith('Title: First title\n\nIt counts.\n\nDiff:\n'));
  t.notRegex(row?.shown[0] ?? '', /late|was changed|Later title|Good now/);
  t.is(row?.samples[0]?.meta['reviews'], 2);
  const earlier = {...document, reviews: document.reviews.slice(0, 1)};
  t.deepEqual((await grind(rig, {kind: 'review_verdict', documents: [earlier]})).stubs, {'reviewed-earlier': 1});
});

test('a fix is what the next version changed in the file of the remark', async (t) => {
  const rig = requestBench(t);
  const {base, first, second, oid} = pushed(rig);
  const threads = [
    thread('a.rs', first, [said('bob', 200, 'Shout!'), said('ada', 210, 'Done.')], {resolved: true}),
    thread('a.rs', second, [said('bob', 300, 'Too loud')]),
    thread('a.rs', 'd'.repeat(40), [said('bob', 150, 'Lost')]),
    thread('a.rs', first, [said('ada', 220, 'My own')]),
    thread('a.rs', first, [{...said('bob', 230, 'Was changed'), edited: 800}]),
    thread('b.rs', first, [said('bob', 240, 'Nobody touched it')]),
  ];
  const {rows: [row]} = await grind(rig, {kind: 'review_fix', documents: [request(7, said('ada', 100, ''), {base, head: second, merged: {oid, at: 900}, threads})]});
  t.is(row?.texts.length, 1);
  t.is(row?.shown[0], 'File: a.rs\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n\nRemark:\nShout!\n\nChange:\n');
  t.true(row?.texts[0]?.endsWith('@@ -1,3 +1,3 @@\n 1\n-two\n+TWO\n 3\n'));
  t.deepEqual(row?.samples[0]?.meta['threads'], {answered: 1, unanswered: 2, gone: 1, own: 1, edited: 1});
});

test('a fix is no sample where the line changed the file under it', async (t) => {
  const rig = requestBench(t);
  const {base, first} = pushed(rig);
  rig.repo.run('checkout', '--quiet', '-b', 'again', base);
  rig.repo.write('a.rs', '1\n2\n3\nof the line\n');
  rig.repo.commit('the line goes on');
  rig.repo.run('branch', '-f', 'main');
  rig.repo.write('a.rs', '1\nTWO\n3\nof the line\n');
  const head = rig.repo.commit('rebased');
  rig.repo.run('checkout', '--quiet', 'main');
  rig.keep(7, head);
  const document = request(7, said('ada', 100, ''), {base: rig.repo.run('rev-parse', 'main'), head, threads: [thread('a.rs', first, [said('bob', 200, 'Shout!')])]});
  t.deepEqual((await grind(rig, {kind: 'review_fix', documents: [document]})).stubs, {'no-fix': 1});
});

/** The topic once more upon a line that has changed its file at the end. */
function rebased(rig: RequestBench, {base, first}: Pick<Pushed, 'base' | 'first'>, more: (repo: RequestBench['repo']) => void): string {
  const {repo} = rig;
  repo.run('checkout', '--quiet', '-B', 'line', base);
  repo.write('a.rs', '1\n2\n3\n4\n5\n6\n7\n8\n9\nof the line\n');
  repo.commit('the line goes on');
  repo.run('branch', '-f', 'main');
  repo.run('cherry-pick', first);
  more(repo);
  const head = repo.run('rev-parse', 'HEAD');
  repo.run('checkout', '--quiet', 'main');
  rig.keep(7, head);
  return head;
}

test('a fix in a version that was rebased is the one commit that is new, and nothing where all of them are the old ones', async (t) => {
  const rig = requestBench(t);
  const {repo} = rig;
  const lines = (two: string, last = '9') => `1\n${two}\n3\n4\n5\n6\n7\n8\n${last}\n`;
  repo.write('a.rs', lines('2'));
  const base = repo.commit('base');
  repo.run('checkout', '--quiet', '-b', 'topic');
  repo.write('a.rs', lines('two'));
  const first = repo.commit('one');
  repo.run('checkout', '--quiet', 'main');
  const documents = (head: string) => [request(7, said('ada', 100, ''), {base: repo.run('rev-parse', 'main'), head, threads: [thread('a.rs', first, [said('bob', 200, 'Shout!')])]})];

  const same = rebased(rig, {base, first}, () => {});
  t.deepEqual((await grind(rig, {kind: 'review_fix', documents: documents(same)})).stubs, {'no-fix': 1});

  let fix = '';
  const head = rebased(rig, {base, first}, () => {
    repo.write('a.rs', `${lines('TWO')}of the line\n`);
    fix = repo.commit('fixup');
    repo.write('b.rs', 'elsewhere\n');
    repo.commit('more');
  });
  const {rows: [row], ledger} = await grind(rig, {kind: 'review_fix', documents: documents(head)});
  t.regex(row?.texts[0] ?? '', /\nRemark:\nShout!\n\nChange:\ndiff --git a\/a\.rs b\/a\.rs\n[^]*@@ -1,5 \+1,5 @@\n 1\n-two\n\+TWO\n 3\n 4\n 5\n$/);
  t.like(row?.samples[0]?.meta, {reviewed: first, answered_by: head, answered_in: fix});
  t.deepEqual(ledger['versions paired'], ['7']);

  // Two that are new leave no single answer, and one that was written anew has no patch of the text that was reviewed.
  const twice = rebased(rig, {base, first}, () => {
    for (const two of ['Two', 'TWO']) {
      repo.write('a.rs', `${lines(two)}of the line\n`);
      repo.commit(two);
    }
  });
  t.deepEqual((await grind(rig, {kind: 'review_fix', documents: documents(twice)})).stubs, {'no-fix': 1});
  const amended = rebased(rig, {base, first}, () => {
    repo.write('a.rs', `${lines('TWO')}of the line\n`);
    repo.run('commit', '--quiet', '--all', '--amend', '--no-edit');
  });
  t.deepEqual((await grind(rig, {kind: 'review_fix', documents: documents(amended)})).stubs, {'no-fix': 1});
});

test('a fix that was pushed after the line was merged into the request is the commit after the remark', async (t) => {
  const rig = requestBench(t);
  const {repo} = rig;
  repo.write('a.rs', '1\n2\n3\n4\n5\n6\n7\n8\n9\n');
  repo.commit('base');
  repo.run('checkout', '--quiet', '-b', 'topic');
  repo.write('a.rs', '1\ntwo\n3\n4\n5\n6\n7\n8\n9\n');
  const first = repo.commit('one');
  repo.run('checkout', '--quiet', 'main');
  repo.write('a.rs', '1\n2\n3\n4\n5\n6\n7\n8\n9\nof the line\n');
  repo.commit('the line goes on');
  repo.run('checkout', '--quiet', 'topic');
  repo.run('merge', '--quiet', '--no-edit', 'main');
  repo.write('a.rs', '1\nTWO\n3\n4\n5\n6\n7\n8\n9\nof the line\n');
  const head = repo.commit('fix');
  repo.run('checkout', '--quiet', 'main');
  rig.keep(7, head);
  const {rows: [row]} = await grind(rig, {kind: 'review_fix', documents: [request(7, said('ada', 100, ''), {base: repo.run('rev-parse', 'main'), head, threads: [thread('a.rs', first, [said('bob', 200, 'Shout!')])]})]});
  t.regex(row?.texts[0] ?? '', /\nChange:\ndiff --git[^]*\n 1\n-two\n\+TWO\n 3\n 4\n 5\n$/);
  t.like(row?.samples[0]?.meta, {reviewed: first, answered_in: head});
});

test('a preference is the version that was turned down and the one that was taken', async (t) => {
  const rig = requestBench(t);
  const {base, first, second, oid} = pushed(rig);
  const document = request(7, said('ada', 100, 'It counts.'), {base, head: second, merged: {oid, at: 900}, title: 'Count', reviews: [reviewed('bob', 200, 'No.', {state: 'changes_requested', commit: first})]});
  const {rows: [row]} = await grind(rig, {kind: 'preference', documents: [document]});
  t.regex(row?.shown[0] ?? '', /^Title: Count\n\nIt counts\.\n\nTurned down:\ndiff --git[^]*\+two\n[^]*\nAccepted:\n$/);
  t.regex(row?.texts[0]?.slice(row.shown[0]?.length) ?? '', after);
  t.deepEqual([row?.samples[0]?.meta['because'], row?.samples[0]?.meta['rejected']], ['changes_requested', first]);
  const commented = {...document, reviews: [reviewed('bob', 200, 'Hm.', {state: 'commented', commit: first})]};
  t.deepEqual((await grind(rig, {kind: 'preference', documents: [commented]})).stubs, {'one-version': 1});
});

test('a problem is the issue as it stood before anybody began, then the request, then its title', async (t) => {
  const rig = requestBench(t);
  const {base, second, oid, began} = pushed(rig);
  const bug = issue(3, said('eve', began - 100, 'It fails.'), {title: 'Renamed: use TWO', events: [{event: 'renamed', by: null, at: began + 5, before: 'Crash', after: 'Renamed: use TWO'}], comments: [said('bob', began - 50, 'How?'), said('ada', began + 1, 'Use TWO')]});
  const fix = (more: object = {}) => ({...request(7, said('ada', began + 10, 'Fixes #3 by shouting'), {base, head: second, merged: {oid, at: began + 900}, title: 'Shout', closes: [3], ...more})});
  const {rows: [row]} = await grind(rig, {kind: 'issue_patch', documents: [bug, fix()]});
  t.is(row?.shown[0], 'Problem:\nCrash\nIt fails.\n\nPatch:\n');
  const meta = row?.samples[0]?.meta;
  t.deepEqual([meta?.['repo'], meta?.['instance_id'], meta?.['pull_number'], meta?.['issue_numbers'], meta?.['base_commit'], meta?.['origin']], ['ada/engine', 'ada__engine-7', 7, [3], base, 'issue']);
  // The tests of a patch stand after it.
  t.regex(row?.texts[0] ?? '', /\+TWO\n 3\ndiff --git a\/tests\/a_test\.rs/);
  const shown = async (...documents: readonly (typeof bug)[]) => (await grind(rig, {kind: 'issue_patch', documents})).rows[0]?.shown[0];
  // An issue that was changed since may know the answer, and so may a request that was changed after it was merged.
  t.is(await shown({...bug, edited: began + 3}, fix()), 'Problem:\nShout\nFixes #3 by shouting\n\nPatch:\n');
  t.is(await shown({...bug, at: began + 3}, {...fix(), edited: began + 901}), 'Problem:\nShout\n\nPatch:\n');
});
