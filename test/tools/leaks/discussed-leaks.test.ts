// Requests beside their commits: one change in two forms, which must not be in two parts.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Dataset} from '../../../tools/executors/build/contract.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import {findLeaks} from '../../../tools/executors/leaks/find-leaks.ts';
import {openFinished} from '../../../tools/executors/look/finished.ts';
import {bringTo, forgeRules, plainForge} from '../../mill/bring-to.ts';
import {mill} from '../../mill/rig.ts';
import {text} from './rig.ts';

const forge = {...plainForge, discussed: {kinds: ['pr_diff', 'issue'] as const, rules: forgeRules}};
const never = new AbortController().signal;
const start = 1_500_000_000;
const hour = (hours: number) => new Date((start + hours * 3600) * 1000).toISOString().replace('.000', '');

test('leaks: a request and its squash are one change; what was said before train ended is old, what was said later is not', async (t) => {
  const {repo, build, root} = mill(t);
  const add = (name: string, seed: number, message = `Add ${name}`) => {
    repo.write(`${name}.rs`, text(seed));
    return repo.commit(message);
  };
  const head = (number: number, seed: number) => {
    repo.run('checkout', '--quiet', '--detach', 'main');
    const oid = add(`request${number}`, seed);
    repo.run('update-ref', `refs/pull/${number}/head`, oid);
    repo.run('checkout', '--quiet', 'main');
    return oid;
  };
  const base = add('base', 1);
  const seven = head(7, 2);
  const early = add('request7', 2, 'Number 7 (#7)');
  const cut = add('last', 3);
  const eight = head(8, 4);
  const squash = add('request8', 4, 'Number 8 (#8)');
  add('after', 5);
  const said = text(77).replaceAll(';', ',');
  const topic = (number: number, at: number, more: object = {}) => ({number, title: `Number ${number}`, body: `What ${number} asks.`, state: 'open', created_at: hour(at), updated_at: hour(at), user: {login: 'ada'}, ...more});
  const request = (number: number, at: number, sha: string, merged: string) => topic(number, at, {id: number, node_id: `PR_${number}`, draft: false, state: 'closed', closed_at: hour(at + 1), merged_at: hour(at + 1), merge_commit_sha: merged, head: {sha, ref: 'topic', repo: {full_name: 'a/b'}}, base: {sha: base, ref: 'main'}, pull_request: {}});
  // The same words in an issue of train and in one of test: whoever opened the second quotes the first.
  await bringTo(root)([request(7, 2, seven, early), request(8, 6, eight, squash), topic(1, 1, {body: said}), topic(2, 40, {body: said}), topic(3, 41, {body: text(88)}), topic(4, 42, {body: text(88)})]);
  const dated = (oid: string) => ({oid, corrected: Number(repo.run('log', '-1', '--format=%ct', oid))});
  const {dataset} = await build({groups: true, forge: forge as NonNullable<Dataset['forge']>, split: {rules: {method: 'time', train: dated(cut), val: dated(cut)}}, tokenizer: {kind: 'none'}, shards: {targetBytes: 1}});
  const search = async () => {
    const finished = await openFinished(dataset, never);
    try {
      return await findLeaks(finished, {surroundings: {path: process.env['PATH'] ?? '', progress: () => {}}, most: 1e6});
    } finally {
      await finished.close();
    }
  };
  const file = join(dataset.out, 'manifest.json');
  const built = readFileSync(file, 'utf8');
  const move = (kind: string, said: string) => {
    const manifest = JSON.parse(built) as Manifest;
    const shards = manifest.shards.map((shard) => (shard.kind === kind && readFileSync(join(dataset.out, shard.file), 'utf8').includes(said) ? {...shard, split: 'train'} : shard));
    t.is(shards.filter((shard, at) => shard.split !== manifest.shards[at]?.split).length, 1);
    writeFileSync(file, JSON.stringify({...manifest, shards}));
  };

  const right = await search();
  t.deepEqual(right.some, []);
  t.like(right.exceptions.find(({cause}) => /request or an issue/.test(cause)), {rule: 'text', some: [{place: '#1'}]});

  move('pr_diff', '"pr_number":8');
  const twin = await search();
  t.deepEqual([...new Set(twin.some.map(({rule}) => rule))].sort(), ['group', 'later', 'text']);
  t.true(twin.some.some((leak) => leak.rule === 'group' && leak.places.some(({split, document}) => `${split} ${document}` === 'train samples.pr_diff/8') && leak.places.some(({split}) => split === 'test')));

  move('issue', '"issue_number":3');
  const later = await search();
  t.deepEqual(later.some.map((leak) => leak.rule === 'text' && leak.places.map(({split, document}) => `${split} ${document}`)), [['train samples.issue/3', 'test samples.issue/4']]);
});
