import test from 'ava';
import {requestBench, type RequestBench} from '../../source/git/requests/rig.ts';
import {grind} from './rig.ts';
import {issue, request, reviewed, said, thread} from './told.ts';

const patch = 'diff --git a/a.rs b/a.rs\nindex 01e79c3..d8eb098 100644\n--- a/a.rs\n+++ b/a.rs\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n';
const hunk = '@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n';

function squashed({repo, keep}: RequestBench): {base: string; head: string; oid: string} {
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  repo.run('checkout', '--quiet', '-b', 'topic');
  repo.write('a.rs', '1\ntwo\n3\n');
  const head = repo.commit('one');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--squash', 'topic');
  keep(7, head);
  return {base, head, oid: repo.commit('One (#7)')};
}

test('pr_diff is the text of the seed, to the byte', async (t) => {
  const rig = requestBench(t);
  const {base, head, oid} = squashed(rig);
  const document = request(7, said('ada', 100, 'It counts.\nReally.'), {
    base, head, merged: {oid, at: 900}, title: 'Count',
    reviews: [reviewed('bob', 300, 'Fine.', {state: 'approved', commit: head}), reviewed('cleo', 310, '', {state: 'changes_requested', commit: head})],
    threads: [thread('a.rs', head, [said('bob', 200, 'Why two?'), said('ada', 210, 'Because.')])],
    comments: [said(null, 150, 'I am gone'), said('robot', 160, 'beep'), said('ada', 170, 'Later')],
  });
  const {rows: [row]} = await grind(rig, {kind: 'pr_diff', documents: [document]});
  t.is(row?.texts[0], `Pull Request #7: Count\n\nDescription:\nIt counts.\nReally.\n\nDiff:\n${patch}\n\nReviews:\n- bob (APPROVED): Fine.\n- cleo (CHANGES_REQUESTED): \n\nComments:\n- ghost: I am gone\n- ada: Later\n- bob on a.rs: Why two?\n- ada on a.rs: Because.\n`);
  const {meta, group, when} = row?.samples[0] ?? t.fail('No sample');
  t.deepEqual([meta['pr_number'], meta['title'], meta['state'], meta['merged'], group, when], [7, 'Count', 'closed', true, 'pull 7', {corrected: 900, oid}]);
  // What the text loses of a remark is kept beside it.
  const [told] = meta['threads'] as {path: string; originalLine: number; hunk: string; remarks: {by: string; at: number}[]}[];
  t.deepEqual([told?.path, told?.originalLine, told?.hunk, told?.remarks.map(({by, at}) => [by, at])], ['a.rs', 2, '@@ -1,3 +1,3 @@\n 1\n-2\n+two', [['bob', 200], ['ada', 210]]]);
});

test('pr_diff leaves out what a request does not have', async (t) => {
  const rig = requestBench(t);
  const {base, head, oid} = squashed(rig);
  const plain = request(7, said('ada', 100, ''), {base, head, merged: {oid, at: 900}, title: 'Count'});
  t.is((await grind(rig, {kind: 'pr_diff', documents: [plain]})).rows[0]?.texts[0], `Pull Request #7: Count\n\nDiff:\n${patch}\n\n`);
  t.is((await grind(rig, {kind: 'pr_diff', documents: [{...plain, comments: [said('bob', 1, 'Hm')]}]})).rows[0]?.texts[0], `Pull Request #7: Count\n\nDiff:\n${patch}\n\nComments:\n- bob: Hm\n`);
});

test('requests of bots are counted, and made only where they are wanted', async (t) => {
  const rig = requestBench(t);
  const {base, head, oid} = squashed(rig);
  const document = request(7, said('robot', 100, 'Bump'), {base, head, merged: {oid, at: 900}});
  t.deepEqual((await grind(rig, {kind: 'pr_diff', documents: [document]})).stubs, {bot: 1});
  t.is((await grind(rig, {kind: 'pr_diff', documents: [document], rules: {keepBots: true}})).rows.length, 1);
});

const events = (head: string) => ({
  comments: [said('cleo', 250, 'Nice')],
  reviews: [reviewed('bob', 200, 'See below', {state: 'changes_requested' as const, commit: head})],
  threads: [thread('a.rs', head, [said('bob', 201, 'Why two?'), said('ada', 220, 'Because.')])],
});

test('StarCoder2: a request in the tags of the released code', async (t) => {
  const rig = requestBench(t);
  const {base, head, oid} = squashed(rig);
  const document = request(7, said('ada', 100, 'It counts.'), {base, head, merged: {oid, at: 900}, title: 'Count', ...events(head)});
  const {rows: [row]} = await grind(rig, {kind: 'pr', documents: [document], profile: 'starcoder2'});
  const remark = `<pr_file>a.rs<pr_diff_hunk_comment_line>2<pr_diff_hunk>@@ -1,3 +1,3 @@\n 1\n-2\n+two<pr_comment>`;
  t.is(row?.texts[0], [
    '<pr>Title: Count\nusername_0: It counts.<pr_status>opened<repo_name>ada/engine<pr_base><pr_file>a.rs<pr_diff><pr_file>a.rs<pr_diff_hunk>', hunk,
    '<pr_review>username_1: See below<pr_event_id>0<pr_review_state>changes_required',
    `<pr_review_comment><pr_event_id>1${remark}username_1: Why two?`,
    `<pr_review_comment><pr_event_id>2<pr_in_reply_to_comment_id>1${remark}username_0: Because.`,
    '<pr_comment>username_2: Nice<pr_event_id>3',
    '<pr>username_1<pr_status>closed<pr_is_merged>True<|endoftext|>',
  ].join(''));
});

test('StarCoder2: a request with every tag on a line of its own', async (t) => {
  const rig = requestBench(t);
  const {base, head} = squashed(rig);
  const document = request(7, said('ada', 100, 'It counts.'), {base, head, title: 'Count', comments: [said('bob', 200, 'Nice')]});
  const {rows: [row]} = await grind(rig, {kind: 'pr', documents: [{...document, request: {...document.request ?? t.fail(), base: {ref: 'main', oid: base}}}], profile: 'starcoder2-lines'});
  t.is(row?.texts[0], `<pr>Title: Count\nusername_0: It counts.\n<pr_status>opened\n<repo_name>ada/engine\n<pr_base>\n<pr_file>a.rs\n<pr_diff>\n<pr_file>a.rs\n<pr_diff_hunk>${hunk}\n<pr_comment>username_1: Nice\n<pr_event_id>0<|endoftext|>`);
});

test('StarCoder2: an issue', async (t) => {
  const rig = requestBench(t);
  squashed(rig);
  const closed = issue(3, said('ada', 10, 'It fails.'), {title: 'Crash', state: 'closed', closed: 50, comments: [said('bob', 20, 'How?'), {...said('eve', 25, 'buy'), hidden: 'spam'}, said('robot', 26, 'beep'), said('ada', 30, 'So.')], events: [{event: 'closed', by: {login: 'cleo', bot: false}, at: 50}]});
  const {rows: [row], stubs} = await grind(rig, {kind: 'issue', documents: [closed, issue(4, said('ada', 1, '')), request(7, said('ada', 1, 'x'), {})], profile: 'starcoder2'});
  t.is(row?.texts[0], '<issue_start>Title: Crash\nusername_0: It fails.<issue_comment>username_1: How?<issue_comment>username_0: So.<issue_closed>username_2<|endoftext|>');
  t.deepEqual(stubs, {'no-text': 1, request: 1});
  t.is(row?.samples[0]?.meta['left_out'], 2);
});
