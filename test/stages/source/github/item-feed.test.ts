import test from 'ava';
import type {Feed} from '../../../../graph/feed.ts';
import {StateLost} from '../../../../graph/feed.ts';
import {stubOf} from '../../../../graph/value/stub.ts';
import {open} from '../../../../graph/value/wire.ts';
import {authorRule} from '../../../../stages/forget/author-rule.ts';
import {noForgetting} from '../../../../stages/forget/forget-rules.ts';
import {itemCleaner} from '../../../../stages/source/github/clean-item.ts';
import {importPage} from '../../../../stages/source/github/import-page.ts';
import {itemFeed} from '../../../../stages/source/github/item-feed.ts';
import {itemCodec} from '../../../../stages/source/github/item-row.ts';
import {knownItems} from '../../../../stages/source/github/known-items.ts';
import {pagesInMemory, type Page} from '../../../../stages/source/github/page.ts';
import {goldenRules} from '../../../golden/clean-rules.ts';
import {random} from '../../../graph/rig/random.ts';
import {rulesWith} from '../../clean/rules/rules-rig.ts';

const never = new AbortController().signal;

/** Rows as a build keeps them: those that the changes give on top of the former ones. */
async function rowsOf(feed: Feed, former: ReadonlyMap<string, string> = new Map(), from?: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const rows = new Map(from === undefined ? [] : former);
  for await (const batch of feed.changes(from, async () => [], never)) {
    for (const {id, digest, bytes} of batch) {
      if (digest === undefined) rows.delete(id);
      else rows.set(id, bytes === undefined ? `stub ${stubOf(digest)?.stub}` : JSON.stringify(itemCodec.decode(open(bytes).payload, [])));
    }
  }
  return rows;
}

const date = (seconds: number) => new Date((1_700_000_000 + seconds) * 1000).toISOString().replace('.000', '');
const comment = (id: number, text: string, at: number) => ({id, body: text, user: {login: 'ada'}, created_at: date(0), updated_at: date(at), issue_url: 'https://api.github.com/repos/a/b/issues/1'});
const page = (list: string, things: readonly object[]): Page => ({list, asked: 'GET /', headers: {}, body: JSON.stringify(things)});
const gone = (...ids: readonly number[]): Page => ({...page('gone', []), body: JSON.stringify({gone: ids.map((id) => `0000000001 comment ${id}`)})});

for (const seed of [1, 2, 3, 4, 5]) {
  test(`itemFeed() gives by what changed what it gives anew, and that is the last word on each item, seed ${seed}`, async (t) => {
    const dice = random(seed);
    const log = pagesInMemory();
    const last = new Map<number, string>();
    let rows: ReadonlyMap<string, string> = new Map();
    let state: Uint8Array | undefined;
    for (let step = 0; step < 40; step++) {
      const ids = Array.from({length: 1 + dice.int(4)}, () => 1 + dice.int(9));
      const things = ids.map((id) => comment(id, `step ${step} of ${id}`, step));
      const how = dice.int(4);
      if (how === 0) {
        await log.append(gone(...ids), {list: 'gone'});
        for (const id of ids) last.delete(id);
      } else if (how === 1) {
        // A dump that was made long ago knows only what is not known.
        const old = ids.map((id) => comment(id, `old ${id}`, -step));
        await importPage(log, await knownItems(log, never), page('import', old));
        for (const id of ids) if (!last.has(id)) last.set(id, `old ${id}`);
      } else {
        await log.append(page('comments', things), {list: 'comments'});
        for (const id of ids) last.set(id, `step ${step} of ${id}`);
      }
      if (dice.int(3) > 0) continue;
      const feed = await itemFeed({log});
      rows = await rowsOf(feed, rows, state);
      state = feed.state;
      t.deepEqual(new Map([...rows].sort()), new Map([...(await rowsOf(feed))].sort()));
      t.deepEqual([...rows].map(([id, row]) => [Number(id.split(' ').at(-1)), (JSON.parse(row) as {body: string}).body]).sort(), [...last].sort());
    }
  });
}

test('itemFeed() reads only the pages behind the former state', async (t) => {
  const log = pagesInMemory();
  for (let at = 0; at < 5; at++) await log.append(page('comments', [comment(at + 1, 'x', at)]), {list: 'comments'});
  const {state} = await itemFeed({log});
  await log.append(page('comments', [comment(3, 'y', 9)]), {list: 'comments'});
  const asked: string[] = [];
  const feed = await itemFeed({log: {...log, read: (name) => (asked.push(name), log.read(name))}});
  const rows = await rowsOf(feed, new Map(), state);
  t.deepEqual([rows.size, asked.length], [1, 1]);
});

test('itemFeed() asks for everything again where the log is another one, or the rules are', async (t) => {
  const [log, other] = [pagesInMemory(), pagesInMemory()];
  await log.append(page('comments', [comment(1, 'x', 1)]), {list: 'comments'});
  await other.append(page('comments', [comment(1, 'y', 1)]), {list: 'comments'});
  const {state} = await itemFeed({log});
  await t.throwsAsync(async () => rowsOf(await itemFeed({log: other}), new Map(), state), {instanceOf: StateLost});
  await t.throwsAsync(async () => rowsOf(await itemFeed({log: pagesInMemory()}), new Map(), state), {instanceOf: StateLost});
  await t.throwsAsync(async () => rowsOf(await itemFeed({log, cleaner: await itemCleaner(goldenRules)}), new Map(), state), {instanceOf: StateLost});
  await t.throwsAsync(async () => rowsOf(await itemFeed({log, forget: {...noForgetting, pulls: [7]}}), new Map(), state), {instanceOf: StateLost});
});

test('itemFeed() forgets requests, people by their logins, and remarks on paths', async (t) => {
  const log = pagesInMemory();
  const at = 'https://api.github.com/repos/a/b/pulls/';
  const said = {created_at: date(0), updated_at: date(0)};
  await log.append(page('remarks', [
    {...said, id: 1, pull_request_url: `${at}1`, diff_hunk: '@@', path: 'keep/a', body: 'x', user: {login: 'bob'}},
    {...said, id: 2, pull_request_url: `${at}1`, diff_hunk: '@@', path: 'gone/a', body: 'x', user: {login: 'bob'}},
    {...said, id: 3, pull_request_url: `${at}1`, diff_hunk: '@@', path: 'keep/a', body: 'x', user: {login: 'Ada'}},
    {...said, id: 4, pull_request_url: `${at}7`, diff_hunk: '@@', path: 'keep/a', body: 'x', user: {login: 'bob'}},
  ]), {list: 'remarks'});
  const rows = await rowsOf(await itemFeed({log, forget: {...noForgetting, pulls: [7], paths: ['gone'], authors: [authorRule('ada', 'salt')]}}));
  t.deepEqual([...rows].sort().map(([, row]) => (row.startsWith('stub') ? row : 'kept')), ['kept', 'stub forgotten: path', 'stub forgotten: author', 'stub forgotten: pull request']);
});

test('itemFeed() gives nothing that rules take out', async (t) => {
  const log = pagesInMemory();
  const secret = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';
  await log.append(page('issues', [{number: 1, title: `Leaks ${secret}`, body: `Mail ada@lovelace.dev\n${secret}`, created_at: date(0), labels: [{name: secret}], user: {login: 'ada-lovelace', type: 'User'}, head: {ref: secret, sha: null, repo: {full_name: 'ada-lovelace/fork'}}, base: {ref: 'main'}}, {number: 2, title: 'Bump', created_at: date(0), user: {login: 'renovate[bot]', type: 'Bot'}}]), {list: 'issues'});
  const text = [...(await rowsOf(await itemFeed({log, cleaner: await itemCleaner(rulesWith())}))).values()].join('\n');
  for (const raw of [secret, 'ada@lovelace.dev', 'ada-lovelace']) t.false(text.includes(raw), raw);
  t.true(text.includes('"login":"renovate"'));
  const [who] = /"login":"(person-[0-9a-f]+)"/.exec(text)?.slice(1) ?? [];
  t.true(text.includes(`"${who}/fork"`));
});
