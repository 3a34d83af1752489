import test from 'ava';
import {discussedKinds} from '../../stages/sample/discussion/discussed-kinds.ts';
import {only, rulesWith} from '../stages/clean/rules/rules-rig.ts';
import {bringTo, forgeRules, plainForge} from './bring-to.ts';
import {requestedHistory} from './requested-history.ts';
import {mill, recordsOf} from './rig.ts';

const forge = {...plainForge, discussed: {kinds: [...discussedKinds], rules: forgeRules}};
const date = (second: number) => `2017-07-14T03:00:${String(second).padStart(2, '0')}Z`;
const topic = (number: number, more: object = {}) => ({number, title: `Number ${number}`, body: `Text ${number}.`, state: 'open', created_at: date(0), updated_at: date(0), user: {login: 'ada'}, ...more});
const pull = (number: number, head: string, base: string, more: object = {}) => topic(number, {id: number, node_id: `PR_${number}`, draft: false, merged_at: null, merge_commit_sha: null, head: {sha: head, ref: 'topic', repo: {full_name: 'a/b'}}, base: {sha: base, ref: 'main'}, pull_request: {}, created_at: date(5), updated_at: date(5), ...more});
const comment = (id: number, number: number, body: string) => ({id, body, user: {login: 'bob'}, created_at: date(9), updated_at: date(9), issue_url: `https://api.github.com/repos/a/b/issues/${number}`});

test('a dataset of a forge has its requests and issues, and one new comment makes one row of each again', async (t) => {
  const {build, bring, base, heads, merged} = requestedHistory(t);
  await bring([topic(3), pull(7, heads[0] ?? '', base, {state: 'closed', closed_at: date(30), merged_at: date(30), merge_commit_sha: merged, body: 'Fixes #3'}), pull(8, heads[1] ?? '', base), comment(5, 7, 'So?')]);

  const first = await build({forge, groups: true});
  const [seven, eight] = recordsOf(first, 'pr_diff');
  t.deepEqual([eight?.['pr_number'], seven?.['pr_number']].sort(), [7, 8]);
  const record = recordsOf(first, 'pr_diff').find((one) => one['pr_number'] === 7);
  t.is(record?.['merged'], true);
  t.regex(String(record?.['training_content']), /^Pull Request #7: Number 7\n\nDescription:\nFixes #3\n\nDiff:\ndiff --git a\/a\.rs b\/a\.rs\n[^]*\+7\n 3\n\n\nComments:\n- bob: So\?\n$/);
  // Told by the commit that it was squashed into.
  t.deepEqual((record?.['change_group'] as {id: string}).id, recordsOf(first, 'commit').map((one) => (one['change_group'] as {id: string} | undefined)?.id).find((id) => id !== undefined));
  t.is(recordsOf(first, 'issue').length, 1);
  t.deepEqual(recordsOf(first, 'issue_patch').map((one) => [one['instance_id'], one['issue_numbers'], one['origin']]), [['a__b-7', [3], 'issue']]);
  t.true((await build({forge, groups: true})).report.upToDate);

  await bring([comment(6, 8, 'And?')]);
  const second = await build({forge, groups: true});
  t.deepEqual(second.ledger['samples.pr_diff'] ?? second.ledger['pr_diff samples'], ['8']);
  t.deepEqual(second.ledger['requests'], undefined);
  // Shards of the first build that are no part of the second are gone.
  const listed = (JSON.parse(second.files['manifest.json'] ?? '') as {shards: readonly {file: string}[]}).shards.map(({file}) => file);
  t.deepEqual(Object.keys(second.files).filter((name) => name.endsWith('.jsonl')), listed.sort());
  t.deepEqual(Object.entries(second.ledger).filter(([name]) => name.startsWith('requests: ') || name === 'commits' || name === 'samples.commit'), []);
  for (const ids of Object.entries(second.ledger)) if (!/^(?:items|shards|tokens|stats)/.test(ids[0])) t.deepEqual([...new Set(ids[1].map((id) => id.split(' ')[0]?.replace(/^0+/, '')))], ['8'], ids[0]);
});

test('requests are chosen by how they ended and when they were opened, and shown without what is not asked for; what is left out is counted', async (t) => {
  const {build, bring, base, heads, merged} = requestedHistory(t);
  await bring([topic(3), pull(7, heads[0] ?? '', base, {state: 'closed', closed_at: date(30), merged_at: date(30), merge_commit_sha: merged}), pull(8, heads[1] ?? '', base, {created_at: '2018-01-01T00:00:00Z'}), comment(5, 7, 'So?'), {id: 9, node_id: 'R9', state: 'APPROVED', body: 'Fine.', user: {login: 'eve'}, submitted_at: date(10), commit_id: heads[0], pull_request_url: 'https://api.github.com/repos/a/b/pulls/7'}]);
  const told = async (rules: Partial<typeof forgeRules> & Readonly<Record<string, unknown>>) => {
    const milled = await build({forge: {...plainForge, discussed: {kinds: ['issue', 'pr_diff'], rules: {...forgeRules, ...rules}}}, groups: true});
    const {collections} = JSON.parse(milled.files['manifest.json'] ?? '') as {collections: readonly {name: string; stubs: Readonly<Record<string, number>>}[]};
    const stubs = collections.find(({name}) => name === 'pr_diff samples')?.stubs ?? {};
    return {numbers: recordsOf(milled, 'pr_diff').map(({pr_number}) => pr_number), text: recordsOf(milled, 'pr_diff').map(({training_content}) => String(training_content)).join(''), stubs: Object.entries(stubs).filter(([reason]) => reason.startsWith('unasked'))};
  };
  const whole = await told({});
  t.deepEqual(whole.numbers, [7, 8]);
  t.regex(whole.text, /Reviews:\n- eve \(APPROVED\): Fine\.\n\nComments:\n- bob: So\?/);
  t.like(await told({states: ['merged']}), {numbers: [7], stubs: [['unasked-open', 1]]});
  t.like(await told({states: ['closed', 'open']}), {numbers: [8], stubs: [['unasked-merged', 1]]});
  t.like(await told({since: Date.parse('2018-01-01T00:00:00Z') / 1000}), {numbers: [8], stubs: [['unasked-date', 1]]});
  t.like(await told({until: Date.parse('2018-01-01T00:00:00Z') / 1000}), {numbers: [7]});
  const {text} = await told({reviews: false});
  t.true(!text.includes('Reviews:') && text.includes('- bob: So?'));
  const {text: silent} = await told({comments: false});
  t.true(silent.includes('- eve (APPROVED)') && !silent.includes('Comments:'));
});

test('licences and forgotten paths hold for the patches of requests, and people are taken out of what was said', async (t) => {
  const {root, repo, build} = mill(t);
  repo.write('a.rs', '// SPDX-License-Identifier: MIT\n1\n');
  repo.write('b.rs', '// SPDX-License-Identifier: GPL-3.0-only\n1\n');
  const base = repo.commit('base');
  repo.run('checkout', '--quiet', '--detach', base);
  repo.write('a.rs', '// SPDX-License-Identifier: MIT\nours\n');
  repo.write('b.rs', '// SPDX-License-Identifier: GPL-3.0-only\ntheirs\n');
  const head = repo.commit('both');
  repo.run('update-ref', 'refs/pull/7/head', head);
  repo.run('checkout', '--quiet', 'main');
  await bringTo(root)([pull(7, head, base, {body: 'Ask ada@mail.dev.'})]);
  const text = async (change: Parameters<typeof build>[0]) => String(recordsOf(await build({forge, ...change}), 'pr_diff')[0]?.['training_content']);
  t.regex(await text({}), /Ask ada@mail\.dev\.[^]*ours[^]*theirs/);
  const licensed = await text({licences: {allow: [], deny: ['GPL-3.0-only'], unknown: 'keep'}});
  t.regex(licensed, /ours/);
  t.notRegex(licensed, /theirs/);
  const forgotten = {authors: [], commits: [], pulls: [], licences: []};
  t.notRegex(await text({forget: {...forgotten, paths: ['b.rs']}}), /theirs/);
  t.notRegex(await text({forget: {...forgotten, paths: [], licences: ['GPL-3.0-only']}}), /theirs/);
  t.notRegex(await text({clean: {rules: rulesWith({classes: only(['emails'])}), guessable: false}}), /ada@mail\.dev/);
});
