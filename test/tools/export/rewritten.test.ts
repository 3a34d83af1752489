import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {RewriteConfig} from '../../../tools/dataset-config/product-config.ts';
import {chatEndpoint} from '../../../tools/executors/export/rewrite/chat-endpoint.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {chatServer, fails, says, type Answering, type ChatServer} from '../rig/chat-server.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

interface Line {readonly prompt: string; readonly response: string; readonly metadata: Readonly<Record<string, unknown>>}

const linesIn = (to: string): readonly Line[] => readFileSync(join(to, 'merged_rewritten.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
const statistics = (to: string) => JSON.parse(readFileSync(join(to, 'statistics.json'), 'utf8'));
const token = 'sk-a-token-that-nobody-may-see-0123456789';

async function twoChanges(t: ExecutionContext, answer: Answering, more: Partial<RewriteConfig> = {}): Promise<{readonly place: CommandBench; readonly host: ChatServer}> {
  const place = commandBench(t);
  const host = await chatServer(t, answer);
  place.configure({product: {rewrite: {endpoint: host.address, model: 'm', ...more}}});
  place.repo.write('a.rs', 'pub fn a() {}\n');
  place.repo.commit('Add search of a');
  place.repo.write('b/c.rs', 'pub fn c() {}\n');
  place.repo.commit('Add c to b');
  return {place, host};
}

const exported = async (place: CommandBench) => await place.ask<ExportReport>('export', 'merged-rewritten');

test('export merged-rewritten: every sample in the words of the model, marked for good', async (t) => {
  const {place, host} = await twoChanges(t, says((asked) => `Explained: ${asked.body.messages[1]?.content.split('\n')[1]}`));
  const {to} = await exported(place);
  t.deepEqual(linesIn(to).map(({prompt, response}) => [prompt, response]), [['How do I add search of a?', 'Explained: How do I add search of a?'], ['How do I add c to b?', 'Explained: How do I add c to b?']]);
  for (const {metadata} of linesIn(to)) t.like(metadata, {synthetic: true, splits: ['train'], rewrite: {kind: 'natural', model: 'm'}});
  t.like(host.asked[0], {path: '/v1/chat/completions', authorization: undefined, body: {model: 'm', temperature: 0.3, max_tokens: 2048}});
  t.like(statistics(to), {samples: 2, rewritten: 2, left_out: {}, kind: 'natural', model: 'm'});
});

test('export merged-rewritten: what was answered is not asked again, and a new commit asks once', async (t) => {
  const {place, host} = await twoChanges(t, says('Said.'));
  await exported(place);
  t.is(host.asked.length, 2);
  t.like(await exported(place), {files: {written: 0}});
  t.is(host.asked.length, 2);
  place.repo.write('d.rs', 'pub fn d() {}\n');
  place.repo.commit('Add d');
  await exported(place);
  t.is(host.asked.length, 3);
});

test('export merged-rewritten: an answer that is damaged on disk is asked for again', async (t) => {
  const {place, host} = await twoChanges(t, says('Said.'));
  await exported(place);
  const folder = join(place.store, 'rewrites');
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.json'));
  t.is(files.length, 2);
  writeFileSync(join(folder, files[0] ?? ''), '{"text": "Forged.", "finish": "stop", "sha256": "0"}');
  writeFileSync(join(folder, files[1] ?? ''), '{"te');
  const {to} = await exported(place);
  t.is(host.asked.length, 4);
  t.deepEqual(linesIn(to).map(({response}) => response), ['Said.', 'Said.']);
});

test('export merged-rewritten: what came before a failure is kept', async (t) => {
  const {place, host} = await twoChanges(t, (response, asked, times) => (times === 1 ? says('Said.') : fails(404))(response, asked, times), {concurrency: 1});
  t.is((await place.run('export', 'merged-rewritten')).code, 1);
  host.answer(says('Said later.'));
  const {to} = await exported(place);
  t.is(host.asked.length, 3);
  t.deepEqual(linesIn(to).map(({response}) => response).toSorted(), ['Said later.', 'Said.']);
});

test('export merged-rewritten: answers that are no good make no sample, and are counted', async (t) => {
  const {place, host} = await twoChanges(t, says('See src/invented/file.rs for it.'));
  t.deepEqual(statistics((await exported(place)).to).left_out, {'invented-path': 2});
  for (const [model, answer, leftOut] of [['n', says('cut of', 'length'), {'cut-off': 2}], ['o', says('<think>all of it</think> '), {empty: 2}], ['p', says('Change b/c.rs, see https://example.org/x/y.html'), {'invented-path': 1}]] as const) {
    host.answer(answer);
    place.configure({product: {rewrite: {endpoint: host.address, model}}});
    t.deepEqual(statistics((await exported(place)).to).left_out, leftOut);
  }
});

test('export merged-rewritten: of a dataset that is split, changes of train alone', async (t) => {
  const {place, host} = await twoChanges(t, says('Said.'));
  place.configure({split: true, product: {rewrite: {endpoint: host.address, model: 'm'}}});
  t.is((await place.run('export', 'merged-rewritten')).code, 1, 'where train ends is not known');
  await place.run('roll', '--promote');
  const {to} = await exported(place);
  t.deepEqual(linesIn(to).map(({prompt, response}) => [prompt, response]), [['How do I add search of a?', 'Said.']]);
  t.is(host.asked.length, 1);
  t.like(statistics(to), {samples: 1, rewritten: 1, left_out: {'not-in-train': 1}});
});

test('export merged-rewritten: a large change in steps, each with its own files', async (t) => {
  const {place, host} = await twoChanges(t, says('```json\n[{"task": "First a", "files": ["e/1.rs"]}, {"task": "Then b", "files": ["e/2.rs"]}]\n```'), {kind: 'steps', minFiles: 2});
  for (const name of ['1', '2']) place.repo.write(`e/${name}.rs`, `pub fn f${name}() {}\n`);
  place.repo.commit('Add two files');
  const {to} = await exported(place);
  t.is(host.asked.length, 1);
  t.deepEqual(linesIn(to).map(({prompt, response, metadata}) => [prompt, response, metadata['step'], metadata['steps']]), [
    ['First a', 'Files to modify:\n\n**e/1.rs**\n  Add:\n    - function: pub::f1', 1, 2],
    ['Then b', 'Files to modify:\n\n**e/2.rs**\n  Add:\n    - function: pub::f2', 2, 2],
  ]);
  t.deepEqual(statistics(to).left_out, {'few-files': 2});
  for (const [model, answer, reason] of [['a', 'Not JSON', 'no-steps'], ['b', '[{"task": "x", "files": ["e/1.rs"]}, {"task": "y", "files": ["e/1.rs"]}]', 'not-each-file-once'], ['c', '[{"task": "x", "files": ["e/1.rs"]}, {"task": "y", "files": ["e/3.rs"]}]', 'invented-path']] as const) {
    host.answer(says(answer));
    place.configure({product: {rewrite: {endpoint: host.address, model, kind: 'steps', minFiles: 2}}});
    t.deepEqual(statistics((await exported(place)).to).left_out, {'few-files': 2, [reason]: 1});
  }
});

test('export merged-rewritten: the token reaches the host, and no file, no output and no other host', async (t) => {
  const {place, host} = await twoChanges(t, says('Said.'), {tokenFrom: 'MY_TOKEN'});
  const elsewhere = await chatServer(t, says('Stolen.'));
  const run = async () => {
    const fake = place.host({env: {MY_TOKEN: token, OPENAI_API_KEY: 'another'}});
    const code = await runCommand(['export', 'merged-rewritten', '--json'], fake);
    return {code, text: fake.out() + fake.err()};
  };
  const good = await run();
  t.is(good.code, 0, good.text);
  t.is(host.asked[0]?.authorization, `Bearer ${token}`);
  place.repo.write('d.rs', 'pub fn d() {}\n');
  place.repo.commit('Add d');
  host.answer((response) => void response.writeHead(307, {location: `${elsewhere.address}/chat/completions`}).end());
  const sent = await run();
  t.is(sent.code, 1);
  t.is(elsewhere.asked.length, 0);
  for (const text of [good.text, sent.text]) t.false(text.includes(token));
  for (const name of readdirSync(place.root, {recursive: true, withFileTypes: true})) if (name.isFile()) t.false(readFileSync(join(name.parentPath, name.name)).includes(token), name.name);
});

test('chatEndpoint() waits as long as it is told, and gives up after five tries', async (t) => {
  const waits: number[] = [];
  const {signal} = new AbortController();
  const host = await chatServer(t, (response, asked, times) => (times === 1 ? fails(429, {'retry-after': '7'}) : times === 2 ? fails(500) : says('Well.'))(response, asked, times));
  const wanted = {model: 'm', messages: [{role: 'user', content: 'x'}], temperature: 0, maxTokens: 16} as const;
  const endpoint = chatEndpoint({address: `${host.address}/`, wait: async (ms) => void waits.push(ms)});
  t.deepEqual(await endpoint.complete(wanted, signal), {text: 'Well.', finish: 'stop'});
  t.deepEqual(waits, [7000, 2000]);
  host.answer((response) => void response.destroy());
  await t.throwsAsync(endpoint.complete(wanted, signal), {message: /, 5 times$/});
  t.is(host.asked.length, 8);
});

for (const [what, answer] of [['no JSON', '<html>'], ['no choices', '{"choices": []}'], ['no text', '{"choices": [{"message": {"content": null}}]}'], ['a list', '[]']] as const) {
  test(`chatEndpoint() takes no completion from ${what}`, async (t) => {
    const host = await chatServer(t, (response) => void response.end(answer));
    const endpoint = chatEndpoint({address: host.address, wait: async () => undefined});
    await t.throwsAsync(endpoint.complete({model: 'm', messages: [], temperature: 0, maxTokens: 16}, new AbortController().signal), {message: /no completion/});
  });
}

test('chatEndpoint() takes no answer without an end', async (t) => {
  const host = await chatServer(t, (response) => {
    response.writeHead(200);
    response.on('error', () => undefined);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
    };
    response.on('drain', more);
    more();
  });
  const endpoint = chatEndpoint({address: host.address, wait: async () => undefined});
  await t.throwsAsync(endpoint.complete({model: 'm', messages: [], temperature: 0, maxTokens: 16}, new AbortController().signal), {message: /sends more than/});
});
