import test from 'ava';
import {forgeRules, plainForge} from './bring-to.ts';
import {requestedHistory} from './requested-history.ts';
import {recordsOf} from './rig.ts';

const forge = {...plainForge, discussed: {kinds: ['issue', 'pr_diff'] as const, rules: forgeRules}};
const date = (minute: number) => new Date((1_500_000_000 + minute * 60) * 1000).toISOString().replace('.000Z', 'Z');
const topic = (number: number, more: object = {}) => ({number, title: `Number ${number}`, body: `Text ${number}.`, state: 'open', created_at: date(number), updated_at: date(number), user: {login: 'ada'}, ...more});

interface Group {readonly id: string; readonly requests: readonly string[]; readonly issues?: readonly string[]; readonly links: readonly {readonly with: string; readonly evidence: string}[]}

test('an issue is in one group with the requests and the commits that close it, and an unmatched reference is counted by its reason', async (t) => {
  const {repo, build, bring, base, heads, merged} = requestedHistory(t);
  repo.write('b.rs', 'direct\n');
  const direct = repo.commit('Mend it\n\nFixes #4, closes #8 and resolves #99');
  const pull = (number: number, head: string | undefined, more: object = {}) => topic(number, {draft: false, merged_at: null, merge_commit_sha: null, head: {sha: head, ref: 'topic', repo: {full_name: 'a/b'}}, base: {sha: base, ref: 'main'}, pull_request: {}, ...more});
  await bring([
    topic(3), topic(4), topic(5),
    pull(7, heads[0], {state: 'closed', closed_at: date(90), merged_at: date(90), merge_commit_sha: merged, body: 'Fixes #3, closes #77 and fixes #8'}),
    // One that nobody took, for the same issue.
    pull(8, heads[1], {state: 'closed', closed_at: date(91), body: 'Fixes #3'}),
  ]);
  const first = await build({forge, groups: true});
  const groups = new Map([...recordsOf(first, 'commit'), ...recordsOf(first, 'pr_diff'), ...recordsOf(first, 'issue')].map((one) => [String(one['commit_hash'] ?? one['pr_number'] ?? one['issue_number']), one['change_group'] as Group | undefined]));
  t.deepEqual([groups.get('3')?.id, groups.get('7')?.id, groups.get('8')?.id].map((one) => one === groups.get(merged)?.id), [true, true, true]);
  t.deepEqual(groups.get('3')?.links.map((link) => [link.with, link.evidence]).sort(), [['pull 7', 'pull closes issue'], ['pull 8', 'pull closes issue']]);
  // One story, two changes.
  t.deepEqual([groups.get(merged)?.requests, groups.get('8')?.requests, groups.get(merged)?.issues], [['pull 7'], ['pull 8'], ['issue 3']]);
  // A commit that came with no request speaks for itself. The number of a request is no issue, and a number of nothing is nobody's.
  t.deepEqual([groups.get(direct)?.issues, groups.get('4')?.id, groups.get('5')], [['issue 4'], groups.get(direct)?.id, undefined]);

  const stats = JSON.parse(first.files['stats.json'] ?? '') as Readonly<Record<string, Readonly<Record<string, number>>>>;
  t.like(stats['issue links'], {'discussions': 5, 'requests': 2, 'requests that close issues': 2, 'closes': 2, 'unmatched: no such number': 1, 'unmatched: closes a request': 1});
  t.like(stats['requests'], {'requests': 2, 'merged': 1, 'merged, commit found': 1, 'not merged': 1});
  t.like(stats['groups'], {'issues': 2, 'links: pull closes issue': 2, 'links: commit closes issue': 1});

  // What is said of one issue moves no group.
  await bring([topic(5, {body: 'Again.', updated_at: date(95)})]);
  const second = await build({forge, groups: true});
  t.deepEqual(second.ledger['issue samples'], ['5']);
  t.deepEqual(second.ledger['samples.issue'], ['5']);
  t.deepEqual([second.ledger['issues that requests close'], second.ledger['groups'], second.ledger['samples.commit']], [undefined, undefined, undefined]);
});
