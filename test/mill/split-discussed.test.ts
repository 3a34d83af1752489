// On which side of a split requests, issues and samples of product are, and that nothing in a part was said after its end.
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {discussedKinds} from '../../stages/sample/discussion/discussed-kinds.ts';
import type {SplitRules} from '../../stages/dataset/split/split-rules.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {bringTo, forgeRules, plainForge} from './bring-to.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const forge = {...plainForge, discussed: {kinds: [...discussedKinds], rules: forgeRules}};
const start = 1_500_000_000;
/** The nth commit of a repository is made at hour n. */
const hour = (hours: number) => new Date((start + hours * 3600) * 1000).toISOString().replace('.000', '');
const topic = (number: number, at: number, more: object = {}) => ({number, title: `Number ${number}`, body: `What is asked by ${number} in so many words.`, state: 'open', created_at: hour(at), updated_at: hour(at), user: {login: 'ada'}, ...more});
const request = (number: number, at: number, head: string, base: string, more: object = {}) => topic(number, at, {id: number, node_id: `PR_${number}`, draft: false, merged_at: null, merge_commit_sha: null, head: {sha: head, ref: 'topic', repo: {full_name: 'a/b'}}, base: {sha: base, ref: 'main'}, pull_request: {}, ...more});
const merged = (at: number, oid: string) => ({state: 'closed', closed_at: hour(at), merged_at: hour(at), merge_commit_sha: oid});
let comments = 100;
const comment = (number: number, at: number, body: string) => ({id: comments++, body, user: {login: 'bob'}, created_at: hour(at), updated_at: hour(at), issue_url: `https://api.github.com/repos/a/b/issues/${number}`});

function byTime(cuts: Readonly<Record<'train' | 'val', readonly [oid: string, hours: number]>>): Partial<Dataset> {
  const cut = ([oid, hours]: readonly [string, number]) => ({oid, corrected: start + hours * 3600});
  return {groups: true, forge, split: {rules: {method: 'time', train: cut(cuts.train), val: cut(cuts.val)}}};
}

/** Numbers of requests and issues, or what else tells records apart, by part. */
function parts(milled: Pick<Milled, 'files'>, kind: string, key = 'pr_number'): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(['train', 'val', 'test'].map((split) => [split, recordsOf(milled, kind, split).map((record) => record[key]).sort()]));
}

function rigOf(t: ExecutionContext) {
  const rig = mill(t);
  const bring = (things: readonly object[], place = 'own') => bringTo(rig.root, {store: join(rig.root, place, 'store')})(things);
  const change = (name: string, message = name) => {
    rig.repo.write(name, `fn ${name.replace(/\W/g, '_')}() {}\n`);
    return rig.repo.commit(message);
  };
  /** A head that only its reference holds. */
  const head = (number: number, base: string) => {
    rig.repo.run('checkout', '--quiet', '--detach', base);
    const oid = change(`${number}.rs`, `request ${number}`);
    rig.repo.run('update-ref', `refs/pull/${number}/head`, oid);
    rig.repo.run('checkout', '--quiet', 'main');
    return oid;
  };
  return {...rig, bring, change, head};
}

test('requests go where their change is, issues where what closes them is, and both else by when they were opened', async (t) => {
  const {build, bring, change, head} = rigOf(t);
  const base = change('base.rs');
  const [seven, eight] = [head(7, base), head(8, base)];
  const squash = change('7.rs', 'Number 7 (#7)');
  const val = change('val.rs', 'Number 6 (#6)');
  const late = change('8.rs', 'Number 8 (#8)');
  change('late.rs', 'Mend it\n\nFixes #5');
  const nine = head(9, base);
  const said = [
    request(7, 1, seven, base, merged(4, squash)), comment(7, 2, 'Early word.'), comment(7, 30, 'Late word.'),
    request(8, 1, eight, base, {...merged(6, late), body: 'Fixes #4 for all that it is worth'}),
    request(9, 1, nine, base),
    topic(2, 5), topic(3, 1, {state: 'closed', closed_at: hour(40)}), comment(3, 2, 'A word.'), comment(3, 30, 'A late word.'), topic(4, 1), topic(5, 1), topic(10, 40),
  ];
  await bring(said);
  const rules = byTime({train: [squash, 4], val: [val, 5]});
  const built = await build(rules);
  t.deepEqual(parts(built, 'pr_diff'), {train: [7], val: [], test: [8, 9]});
  t.deepEqual(parts(built, 'issue', 'issue_number'), {train: [3], val: [2], test: [10, 4, 5]});
  t.deepEqual(parts(built, 'commit', 'message')['train'], ['Number 7 (#7)', 'base.rs']);
  const text = (kind: string) => Object.entries(built.files).filter(([name]) => name.startsWith(`shards/${kind}-`)).map(([, content]) => content).join('');
  t.regex(text('pr_diff'), /Early word/);
  t.notRegex(text('pr_diff'), /Late word/);
  t.regex(text('issue'), /A word/);
  t.notRegex(text('issue'), /A late word/);
  t.like(recordsOf(built, 'issue').find((record) => record['issue_number'] === 3), {state: 'open'}, 'nobody knew that it would be closed');
  t.like(JSON.parse(built.files['stats.json'] ?? ''), {'splits.discussion': {documents: 8, train: 2, val: 1, test: 5, 'test, train alone': 2}});

  // What is said later moves nothing, and one more comment asks for its own discussion.
  const later = [comment(7, 41, 'Later still.'), comment(9, 42, 'And?')];
  await bring(later);
  const second = await build(rules);
  t.deepEqual(parts(second, 'pr_diff'), parts(built, 'pr_diff'));
  t.deepEqual(second.ledger['pr_diff samples'], ['9']);
  await bring(said, 'clean');
  await bring(later, 'clean');
  t.deepEqual(second.files, (await build(rules, 'clean')).files);
});

test('a request that was merged by hand takes its commits along, to where it was merged', async (t) => {
  const {build, bring, change} = rigOf(t);
  const first = change('a.rs');
  const pushed = change('b.rs');
  const last = change('c.rs');
  await bring([request(7, 2, pushed, first, {...merged(9, pushed), body: 'Twice'})]);
  const built = await build(byTime({train: [last, 3], val: [last, 3]}));
  t.deepEqual(parts(built, 'commit', 'message'), {train: ['a.rs', 'c.rs'], val: [], test: ['b.rs']});
  t.deepEqual(parts(built, 'pr_diff'), {train: [], val: [], test: [7]});
});

test('a change asks with what was known when its part ended, and not with an issue that was opened later', async (t) => {
  const {build, bring, change, head} = rigOf(t);
  const base = change('base.rs');
  const seven = head(7, base);
  const squash = change('7.rs', 'Number 7 (#7)');
  const alone = change('alone.rs', 'Add alone\n\nFixes #11');
  const late = change('late.rs', 'Add what is late\n\nFixes #12');
  await bring([request(7, 1, seven, base, {...merged(3, squash), body: 'Fixes #10'}), topic(10, 1, {body: 'Please add what seven does.'}), topic(11, 50, {body: 'Nobody had asked for this when it was done.'}), topic(12, 50, {body: 'It was asked for in the end.'})]);
  const rules = {...byTime({train: [alone, 4], val: [alone, 4]}), product: {rules: {}, user: 'plain' as const}};
  const built = await build(rules);
  const asked = (split: string) => (parts(built, 'product', 'training_content')[split] ?? []).map((text) => String(text).split('\n')[0]);
  t.deepEqual(asked('train'), ['How do I add alone?', 'Please add what seven does.', 'base.rs']);
  t.deepEqual(asked('test'), ['It was asked for in the end.']);
  t.is(parts(built, 'product', 'pr_number')['train']?.includes(7), true);
  t.is(late.length, 40);
});

test('by chance and by path, a request is where its commits are', async (t) => {
  const {build, bring, change, head} = rigOf(t);
  const base = change('base.rs');
  const said: object[] = [];
  for (const number of [20, 21, 22, 23, 24, 25]) {
    const own = head(number, base);
    const squash = change(`folder${number}/${number}.rs`, `Number ${number} (#${number})`);
    said.push(request(number, 1, own, base, {...merged(40, squash), body: `Fixes #${number + 10}`}), topic(number + 10, 1));
  }
  await bring(said);
  for (const method of ['random', 'path'] as const) {
    const rules: SplitRules = {method, shares: {train: 1, val: 1, test: 1}, seed: 'd'};
    const built = await build({groups: true, forge, split: {rules}});
    const [commits, requests, issues] = [parts(built, 'commit', 'message'), parts(built, 'pr_diff'), parts(built, 'issue', 'issue_number')];
    for (const split of ['train', 'val', 'test']) {
      const numbers = (commits[split] ?? []).flatMap((message) => /#(\d+)/.exec(String(message))?.[1] ?? []).map(Number);
      t.deepEqual(requests[split], numbers, `${method}, ${split}`);
      t.deepEqual(issues[split], numbers.map((number) => number + 10), `${method}, ${split}`);
    }
    t.true(Object.values(requests).filter((numbers) => numbers.length > 0).length > 1, method);
  }
});

test('what nobody wrote is in train alone, and what is in no shard is counted', async (t) => {
  const {build, change} = rigOf(t);
  const oids = ['a.rs', 'b.rs', 'c.rs'].map((name) => change(name));
  const built = await build({...byTime({train: [oids[0] ?? '', 1], val: [oids[1] ?? '', 2]}), forge: undefined, identifiers: {minLines: 1}});
  t.deepEqual(parts(built, 'identifiers', 'message'), {train: ['a.rs'], val: [], test: []});
  t.deepEqual(parts(built, 'commit', 'message'), {train: ['a.rs'], val: ['b.rs'], test: ['c.rs']});
  t.deepEqual((JSON.parse(built.files['stats.json'] ?? '') as Record<string, unknown>)['unplaced'], {commit: {}, file: {}, identifiers: {synthetic: 2}});
});

test('whatever closes one issue is in one part with it, by each way to part', async (t) => {
  const {build, bring, change, head} = rigOf(t);
  const base = change('base.rs');
  const heads = [7, 8, 9, 20].map((number) => head(number, base)) as [string, string, string, string];
  const early = change('early.rs', 'Number 7 (#7)');
  const cut = change('cut.rs');
  const late = change('late.rs', 'Number 8 (#8)');
  await bring([
    request(7, 1, heads[0], base, {...merged(7, early), body: 'Fixes #10'}), request(8, 8, heads[1], base, {...merged(9, late), body: 'Fixes #10'}), topic(10, 1),
    // One that nobody took, and one that is still open, for an issue that is younger than it.
    request(9, 2, heads[2], base, {state: 'closed', closed_at: hour(20), body: 'Fixes #10'}), request(20, 2, heads[3], base, {body: 'Fixes #21'}), topic(21, 50),
  ]);
  const built = await build(byTime({train: [cut, 7], val: [cut, 7]}));
  t.deepEqual(parts(built, 'commit', 'message'), {train: ['base.rs', 'cut.rs'], val: [], test: ['Number 7 (#7)', 'Number 8 (#8)']});
  t.deepEqual(parts(built, 'pr_diff'), {train: [], val: [], test: [20, 7, 8, 9]});
  t.deepEqual(parts(built, 'issue', 'issue_number'), {train: [], val: [], test: [10, 21]});
  for (const method of ['random', 'path'] as const) {
    for (const seed of ['a', 'b', 'c']) {
      // A build that parts a group says so and fails.
      const {files} = await build({groups: true, forge, split: {rules: {method, shares: {train: 1, val: 1, test: 1}, seed}}});
      const where = (kind: string, key: string, value: unknown) => Object.entries(parts({files}, kind, key)).find(([, all]) => all.includes(value))?.[0];
      t.deepEqual([where('pr_diff', 'pr_number', 8), where('pr_diff', 'pr_number', 9), where('issue', 'issue_number', 10), where('pr_diff', 'pr_number', 20)], [where('pr_diff', 'pr_number', 7), where('pr_diff', 'pr_number', 7), where('pr_diff', 'pr_number', 7), where('issue', 'issue_number', 21)], `${method} ${seed}`);
    }
  }
});
