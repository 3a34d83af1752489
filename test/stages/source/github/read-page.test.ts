import {readFileSync} from 'node:fs';
import test from 'ava';
import {readPage} from '../../../../stages/source/github/read/read-page.ts';

const packages = new URL('../../../../node_modules/@octokit/', import.meta.url);
type Thing = Readonly<Record<string, Payload>>;
// Payloads of a judge have the shape that the judge gives them.
type Payload = {readonly [key: string]: Payload} & {readonly id: number; readonly login: string; readonly body: string | null; readonly title: string; readonly number: number; readonly type: string};

const read = (value: unknown, of?: string) => readPage({list: 'import', body: typeof value === 'string' ? value : JSON.stringify(value), ...(of !== undefined && {of})});
const examples = JSON.parse(readFileSync(new URL('webhooks-examples/api.github.com/index.json', packages), 'utf8')) as readonly {name: string; examples: readonly Thing[]}[];
const deliveries = (name: string) => examples.find((kind) => kind.name === name)?.examples ?? [];

test("readPage() reads what GitHub's own deliveries say, and what it was deleted of", (t) => {
  for (const {action, issue} of deliveries('issues')) {
    const {read: [found], gone} = read({action, issue, repository: {}});
    if (String(action) === 'deleted' || String(action) === 'transferred') t.deepEqual(gone, [`${String(issue?.number).padStart(10, '0')} topic`]);
    else t.like(found?.item, {kind: 'topic', request: issue?.['pull_request'] !== undefined, number: issue?.number, title: issue?.title, body: issue?.body ?? ''});
  }
  for (const {pull_request: pull, ...rest} of deliveries('pull_request')) {
    const {read: [topic, ends], refused} = read({pull_request: pull, ...rest});
    t.deepEqual([...refused], []);
    t.like(topic?.item, {kind: 'topic', request: true, number: pull?.number, title: pull?.title, by: {login: pull?.['user']?.login.replace('[bot]', ''), bot: pull?.['user']?.type === 'Bot'}});
    t.like(ends?.item, {kind: 'request', base: {oid: pull?.['base']?.['sha']}, head: {oid: pull?.['head']?.['sha'], repository: pull?.['head']?.['repo']?.['full_name'] ?? null}});
  }
  for (const {action, issue, comment, ...rest} of deliveries('issue_comment')) {
    const {read: all, gone} = read({action, issue, comment, ...rest});
    if (String(action) === 'deleted') t.deepEqual(gone, [`${String(issue?.number).padStart(10, '0')} comment ${comment?.id}`]);
    else t.like(all.at(-1)?.item, {kind: 'comment', number: issue?.number, node: String(comment?.id), body: comment?.body});
  }
  for (const {review, pull_request: pull, ...rest} of deliveries('pull_request_review')) t.like(read({review, pull_request: pull, ...rest}).read.at(-1)?.item, {kind: 'review', number: pull?.number, node: String(review?.id), commit: review?.['commit_id'], state: String(review?.['state'])});
  for (const {thread, action, ...rest} of deliveries('pull_request_review_thread')) t.like(read({thread, action, ...rest}).read.at(-1)?.item, {kind: 'thread', first: String((thread?.['comments'] as unknown as Payload[])[0]?.id), resolved: String(action) === 'resolved'});
});

test('readPage() finds nothing in deliveries about something else, and says so', (t) => {
  for (const name of ['push', 'check_run', 'star', 'release', 'workflow_job', 'discussion']) {
    for (const delivery of deliveries(name)) {
      const {read: found, refused} = read(delivery);
      t.deepEqual([found.length, [...refused.values()]], [0, [1]], name);
    }
  }
});

test('readPage() reads every page of recorded traffic', (t) => {
  const recorded = JSON.parse(readFileSync(new URL('fixtures/scenarios/api.github.com/paginate-issues/normalized-fixture.json', packages), 'utf8')) as readonly {response: readonly Thing[]}[];
  const pages = recorded.map(({response}) => readPage({list: 'issues', body: JSON.stringify(response)}));
  t.deepEqual(pages.map(({read: found, refused}) => [found.length, refused.size]), [[3, 0], [3, 0], [3, 0], [3, 0], [1, 0]]);
  t.is(new Set(pages.flatMap(({read: found}) => found.map(({item}) => item.number))).size, 13);
});

const issue = (number: number, more: object = {}) => ({number, title: `Number ${number}`, state: 'open', created_at: '2024-01-02T03:04:05Z', updated_at: '2024-01-02T03:04:05Z', user: {login: 'ada', type: 'User'}, url: `https://api.github.com/repos/a/b/issues/${number}`, ...more});
const numbers = (text: string) => read(text).read.map(({item}) => item.number);

test('readPage() takes JSON as tools dump it: arrays behind each other, lines, pages of pages, and text around them', (t) => {
  const [one, two, three] = [issue(1, {body: 'a ]["\\" {'}), issue(2), issue(3)].map((thing) => JSON.stringify(thing));
  t.deepEqual(numbers(`[${one},${two}][${three}]`), [1, 2, 3]);
  t.deepEqual(numbers(`[${one},${two}]\n[${three}]\n`), [1, 2, 3]);
  t.deepEqual(numbers(`${one}\n${two}\n\n${three}\n`), [1, 2, 3]);
  t.deepEqual(numbers(`[[${one},${two}],[${three}]]`), [1, 2, 3]);
  t.deepEqual(numbers(`${JSON.stringify(issue(4), null, 2)}\n${JSON.stringify(issue(5), null, 2)}`), [4, 5]);
  t.deepEqual(numbers(''), []);
});

test('readPage() counts what is cut off, and takes what came before it', (t) => {
  const {read: found, refused} = read(`[${JSON.stringify(issue(1))}][{"number": 2, "title": "cu`);
  t.deepEqual([found.length, [...refused]], [1, [['not JSON', 1]]]);
});

test('readPage() takes the records of a scraper', (t) => {
  const {read: [topic, ends]} = read({number: 7, title: 'Mend', body: null, state: 'closed', created_at: '2024-01-02T03:04:05Z', merged_at: '2024-01-03T00:00:00Z', base_ref: 'main', head_ref: 'mend', user: 'ada', labels: ['b', 'a'], patch: 'diff', commits: [{sha: 'a'.repeat(40), message: 'm'}], files_changed: [], linked_issues: [3]});
  t.deepEqual(topic?.item, {kind: 'topic', node: 'topic-7', number: 7, by: {login: 'ada', bot: false}, at: 1704164645, body: '', request: true, title: 'Mend', state: 'closed', closed: 1704240000, labels: ['a', 'b'], locked: false});
  t.like(ends?.item, {kind: 'request', merged: {at: 1704240000, by: null, oid: null}, base: {ref: 'main', oid: null}, head: {ref: 'mend', oid: null, repository: null}, commits: ['a'.repeat(40)], closes: [3]});
});

test('readPage() takes the objects of an archive, which name people and places by their addresses', (t) => {
  const host = 'https://github.com';
  const archive = [
    {type: 'issue', url: `${host}/a/b/issues/1`, repository: `${host}/a/b`, user: `${host}/ada`, title: 'One', body: 'x', labels: [`${host}/a/b/labels/good%20first`], created_at: '2014-01-02T03:04:05Z', closed_at: null},
    {type: 'pull_request', url: `${host}/a/b/pull/2`, repository: `${host}/a/b`, user: `${host}/ada`, title: 'Two', body: '', base: {ref: 'main', sha: 'a'.repeat(40)}, head: {ref: 'x', sha: 'b'.repeat(40)}, merged_at: '2014-01-03T03:04:05Z', merge_commit_sha: 'c'.repeat(40), created_at: '2014-01-02T03:04:05Z'},
    {type: 'issue_comment', url: `${host}/a/b/issues/1#issuecomment-99`, issue: `${host}/a/b/issues/1`, user: `${host}/bob`, body: 'me too', created_at: '2014-01-02 03:04:06 UTC'},
    {type: 'pull_request_review', url: `${host}/a/b/pull/2#pullrequestreview-5`, pull_request: `${host}/a/b/pull/2`, user: `${host}/bob`, body: 'no', state: 30, submitted_at: '2014-01-02T04:04:05Z', head_sha: 'b'.repeat(40)},
    {type: 'pull_request_review_comment', url: `${host}/a/b/pull/2#discussion_r77`, pull_request: `${host}/a/b/pull/2`, pull_request_review: `${host}/a/b/pull/2#pullrequestreview-5`, user: `${host}/bob`, body: 'why', path: 'a.c', diff_hunk: '@@', in_reply_to: `${host}/a/b/pull/2#discussion_r76`, created_at: '2014-01-02T04:04:05Z'},
  ];
  const {read: found, refused} = read(archive, 'a/b');
  t.deepEqual([...refused], []);
  t.deepEqual(found.map(({item}) => [item.kind, item.number, 'by' in item ? item.by?.login : null]), [['topic', 1, 'ada'], ['topic', 2, 'ada'], ['request', 2, null], ['comment', 1, 'bob'], ['review', 2, 'bob'], ['remark', 2, 'bob']]);
  t.like(found[0]?.item, {labels: ['good first']});
  t.like(found[3]?.item, {node: '99', at: 1388631846});
  t.like(found[4]?.item, {node: '5', state: 'changes_requested', commit: 'b'.repeat(40)});
  t.like(found[5]?.item, {node: '77', review: '5', replyTo: '76'});
});

test('readPage() leaves out things of other repositories', (t) => {
  t.deepEqual([...read([issue(1), issue(2, {url: 'https://api.github.com/repos/A/B/issues/2'})], 'a/b').refused], []);
  t.deepEqual([...read([issue(1), issue(2)], 'a/other').refused], [['of another repository', 2]]);
});

// What a hostile dump may hold: nothing of it throws, and nothing of it becomes an item that is not whole.
const hostile: readonly unknown[] = [
  null, 1, 'x', [], {}, {number: 1}, {number: -1, title: 'x'}, {number: 1e300, title: 'x', created_at: '2024-01-02T03:04:05Z'}, {number: '1', title: 'x', created_at: '2024-01-02T03:04:05Z'}, {number: 1, title: {toString: 1}, created_at: '2024-01-02T03:04:05Z'},
  {...issue(1), created_at: 'yesterday'}, {...issue(1), created_at: '9999-99-99T99:99:99Z'}, {...issue(1), created_at: 1e308}, {...issue(1), title: 'x'.repeat(2 ** 21)}, {diff_hunk: '@@', body: 'x'}, {event: 'closed', issue: {number: 'x'}}, {submitted_at: 1, state: 'x'},
  {action: 'created', repository: null}, {action: 'deleted', repository: {}, comment: {}}, {action: 'x', repository: {}, issue: []}, {data: {repository: {pullRequests: {nodes: [null, 1, {number: {}}]}}}}, {data: {nodes: 'x'}}, {createdAt: {}, number: 5, title: 'x'},
  {__proto__: null, constructor: {prototype: {}}, number: 3, title: 'x'},
];

test('readPage() counts what is broken, whatever it is', (t) => {
  for (const value of hostile.filter((value) => value !== null && !(Array.isArray(value) && value.length === 0))) {
    const {read: found, gone, refused} = read([value]);
    t.deepEqual([found.length, gone.length], [0, 0], JSON.stringify(value).slice(0, 80));
    t.true(refused.size > 0 || JSON.stringify(value).includes('"data"'), JSON.stringify(value).slice(0, 80));
  }
  t.deepEqual(read(`${'['.repeat(50_000)}${']'.repeat(50_000)}`).read, []);
  t.deepEqual(read('{"a":'.repeat(50_000)).read, []);
});

test('readPage() keeps odd fields out of items, and the rest of them', (t) => {
  const {read: [found]} = read(issue(1, {body: 5, user: {login: 7}, labels: [1, {name: 'a\nb'}, null, {}], milestone: 'x', closed_at: 'never', locked: 'yes', author_association: 'a b', title: 'a\u0000b\uD800', node_id: 'has blanks in it'}));
  t.deepEqual(found?.item, {kind: 'topic', node: 'topic-1', number: 1, by: null, at: 1704164645, body: '', request: false, title: 'a b\uFFFD', state: 'open', closed: null, labels: ['a b'], locked: false});
});
