import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {canonical} from '../../graph/value/params.ts';
import {ranksToTokenizer} from '../../stages/tokenize/ranks-to-tokenizer.ts';
import {digestOfFiles} from '../../stages/tokenize/source/tokenizer-files.ts';
import {buildDataset} from '../../tools/executors/build/build-dataset.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {OneTokenizer} from '../../tools/executors/build/tokenizer-choice.ts';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import {TokenizerProblem} from '../../tools/executors/build/tokenizer-problem.ts';
import {files, hubServer, status, type HubServer} from '../stages/tokenize/hub/hub-server.ts';
import {smallRanks} from '../stages/tokenize/rig.ts';
import {mill} from './rig.ts';

const json = canonical(JSON.parse(JSON.stringify(ranksToTokenizer(smallRanks))));
// The end is one that no list of usual spellings has, and one token stands in the configuration alone.
const config = JSON.stringify({eos_token: {content: '<|fim_prefix|>'}, bos_token: null, pad_token: '<|endoftext|>', added_tokens_decoder: {450: {content: '<|mine|>', special: true}, 400: {content: '<|endoftext|>', special: true}}});
const whole = files({'tokenizer.json': json, 'tokenizer_config.json': config});
const revision = 'a'.repeat(40);
const origin = digestOfFiles({json: Buffer.from(json), config: Buffer.from(config)});

interface Rig {readonly root: string; readonly hub: HubServer; readonly lock: string; readonly cache: string; build(place?: string, change?: Partial<Extract<OneTokenizer, {kind: 'hub'}>>): Promise<Manifest>}

async function rigOf(t: ExecutionContext): Promise<Rig> {
  const {root, repo} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('first');
  const hub = await hubServer(t, whole);
  const [lock, cache] = [join(root, 'artefacts.lock'), join(root, 'hf', 'hub')];
  return {
    root, hub, lock, cache,
    async build(place = 'own', change = {}) {
      const dataset: Dataset = {
        source: repo.dir, refs: ['HEAD'], store: join(root, place, 'store'), out: join(root, place, 'out'), target: 'test', threads: 1,
        files: {include: [], exclude: [], keep: [], maxBytes: 1_000_000}, commits: {merges: 'first-parent'}, shards: {targetBytes: 2000}, profile: {name: 'plain', unknownMarks: 'refuse'}, shallow: 'refuse',
        tokenizer: {kind: 'hub', id: 'org/name', revision, endpoint: hub.address, caches: [cache], lock, ...change},
      };
      await buildDataset(dataset, {path: process.env['PATH'] ?? '', home: root, signal: new AbortController().signal, progress: () => {}, hubToken: 'hf_secret'});
      return JSON.parse(readFileSync(join(dataset.out, 'manifest.json'), 'utf8'));
    },
  };
}

const paths = [`/org/name/resolve/${revision}/tokenizer.json`, `/org/name/resolve/${revision}/tokenizer_config.json`];

test('a tokenizer of the Hub is fetched once, and what it was is pinned', async (t) => {
  const {root, hub, lock, build} = await rigOf(t);
  const {tokenizers: [entry]} = await build();
  t.like(entry, {vocab: 451, end: {id: 401, content: '<|fim_prefix|>'}, begin: null, pad: {id: 400, content: '<|endoftext|>'}, added: [{id: 400, content: '<|endoftext|>'}, {id: 401, content: '<|fim_prefix|>'}, {id: 450, content: '<|mine|>'}]});
  t.deepEqual(hub.asked.map(({path}) => path), paths);
  t.deepEqual(JSON.parse(readFileSync(lock, 'utf8')), {format: 'gristmill artefacts 1', artefacts: {[`org/name@${revision}`]: {kind: 'hub tokenizer', digest: origin, hub: 'org/name', revision}}});
  // From now on nobody is asked: not by another build, nor by one that starts anew in the same store.
  hub.answer(status(500));
  await build();
  rmSync(join(root, 'own/out'), {recursive: true});
  t.deepEqual((await build()).tokenizers, [entry]);
  t.is(hub.asked.length, 2);
});

test('a tokenizer that is gone from the store or damaged in it is fetched again', async (t) => {
  const {root, hub, build} = await rigOf(t);
  const {tokenizers} = await build();
  const folder = join(root, 'own/store/tokenizers');
  const [compiled = ''] = readdirSync(folder).filter((name) => name.endsWith('.tokenizer'));
  for (const damage of [() => rmSync(join(folder, compiled)), () => writeFileSync(join(folder, compiled), '{'), () => rmSync(folder, {recursive: true})]) {
    damage();
    rmSync(join(root, 'own/store/mill-2'), {recursive: true});
    t.deepEqual((await build()).tokenizers, tokenizers);
  }
  t.is(hub.asked.length, 8);
});

test('another machine fetches it again, and refuses other files than those that are pinned', async (t) => {
  const {hub, lock, build} = await rigOf(t);
  const first = await build();
  t.deepEqual((await build('another')).tokenizers, first.tokenizers);
  hub.answer(files({'tokenizer.json': json.replace('401', '402'), 'tokenizer_config.json': config}));
  const failure = await t.throwsAsync(build('third'), {instanceOf: TokenizerProblem});
  t.like(failure?.failure, {failure: 'changed', id: 'org/name', pinned: origin});
  t.is(failure?.where, lock);
  t.false(existsSync(join(lock, '../third/store/tokenizers')), 'nothing of it was kept');
});

test('the cache of Hugging Face is enough: no network, and a branch that it knows', async (t) => {
  const {hub, cache, lock, build} = await rigOf(t);
  hub.answer(status(500));
  const snapshot = join(cache, 'models--org--name/snapshots', revision);
  mkdirSync(snapshot, {recursive: true});
  writeFileSync(join(snapshot, 'tokenizer.json'), json);
  writeFileSync(join(snapshot, 'tokenizer_config.json'), config);
  const first = await build();
  t.like(first.tokenizers[0], {vocab: 451});
  t.is(JSON.parse(readFileSync(lock, 'utf8')).artefacts[`org/name@${revision}`].digest, origin);
  const moving = await t.throwsAsync(build('branch', {revision: 'main'}), {instanceOf: TokenizerProblem});
  t.like(moving?.failure, {failure: 'hub-moving', revision: 'main'});
  mkdirSync(join(cache, 'models--org--name/refs'));
  writeFileSync(join(cache, 'models--org--name/refs/main'), revision);
  t.deepEqual((await build('branch', {revision: 'main'})).tokenizers, first.tokenizers);
  t.deepEqual(hub.asked, []);
});

test('a folder with a configuration says the same as the Hub that it came from', async (t) => {
  const {root, build} = await rigOf(t);
  const {tokenizers} = await build();
  const folder = join(root, 'saved');
  mkdirSync(folder);
  writeFileSync(join(folder, 'tokenizer.json'), json);
  writeFileSync(join(folder, 'tokenizer_config.json'), config);
  const rig = mill(t);
  cpSync(join(root, 'source'), rig.repo.dir, {recursive: true, force: true});
  const {files: out} = await rig.build({tokenizer: {kind: 'file', path: folder}, files: {include: [], exclude: [], keep: [], maxBytes: 1_000_000}});
  t.deepEqual((JSON.parse(out['manifest.json'] ?? '') as Manifest).tokenizers, tokenizers);
});

for (const [what, answer] of [['no JSON', files({'tokenizer.json': '<html>'})], ['JSON of something else', files({'tokenizer.json': '{"model": 7}'})], ['a configuration that is none', files({'tokenizer.json': json, 'tokenizer_config.json': '['})]] as const) {
  test(`${what} is refused, and neither pinned nor kept`, async (t) => {
    const {root, hub, build} = await rigOf(t);
    hub.answer(answer);
    const failure = await t.throwsAsync(build(), {instanceOf: TokenizerProblem});
    t.like(failure?.failure, {failure: 'malformed'});
    t.deepEqual(readdirSync(root).filter((name) => name.includes('lock')), []);
    hub.answer(whole);
    t.like((await build()).tokenizers[0], {vocab: 451});
  });
}

test('the token is shown to the Hub and written nowhere', async (t) => {
  const {root, hub, build} = await rigOf(t);
  await build();
  t.deepEqual([...new Set(hub.asked.map(({authorization}) => authorization))], ['Bearer hf_secret']);
  const written = readdirSync(root, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  for (const {parentPath, name} of written) t.false(readFileSync(join(parentPath, name)).includes('hf_secret'), name);
  t.true(written.length > 20);
});
