import {hash} from 'node:crypto';
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {canonical} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import {loadTokenizer, storeTokenizer, type StoredTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import {isTokenizerFailure, tokenizerFailureText} from '../../../stages/tokenize/tokenizer-failure.ts';
import {describeTokenizer} from '../../../stages/tokenize/describe-tokenizer.ts';
import {compileTokenizer} from '../../../stages/tokenize/source/compile-tokenizer.ts';
import type {TokenizerSource} from '../../../stages/tokenize/tokenizer-source.ts';
import {smallRanks, smallTokenizer} from './rig.ts';

const json = canonical(ranksToTokenizer(smallRanks));

async function folder(t: {teardown(clean: () => Promise<void>): void}): Promise<{dir: string; source: TokenizerSource & {path: string}; cache: string}> {
  const dir = await mkdtemp(join(tmpdir(), 'gristmill-tokenizer-'));
  t.teardown(() => rm(dir, {recursive: true}));
  await writeFile(join(dir, 'tokenizer.json'), json);
  return {dir, source: {kind: 'file', path: join(dir, 'tokenizer.json')}, cache: join(dir, 'a', 'cache')};
}

async function stored(source: TokenizerSource, cache: string): Promise<StoredTokenizer> {
  const made = await storeTokenizer(source, cache);
  if (isTokenizerFailure(made)) throw new Error(tokenizerFailureText(made));
  return made;
}

test('storeTokenizer: keeps the file under its hash, and beside it what is known of it', async (t) => {
  const {source, cache} = await folder(t);
  const {digest, path, name} = await stored(source, cache);
  t.is(String(digest), hash('sha256', json));
  t.is(name, `tokenizer-${digest.slice(0, 12)}`);
  t.is(await readFile(path, 'utf8'), json);
  const facts = (await readdir(cache)).find((file) => file.endsWith('.facts-1.json')) ?? t.fail();
  t.deepEqual((await readdir(cache)).sort(), [facts, `${digest}.tokenizer.json`].sort());
  const known = {facts: {name, digest, vocab: 402, added: [{id: 400, content: '<|endoftext|>'}, {id: 401, content: '<|fim_prefix|>'}], end: {id: 400, content: '<|endoftext|>'}, begin: null, pad: null}, origin: facts.slice(0, 64)};
  t.deepEqual(await describeTokenizer(source, cache), known);
  // What is remembered is believed only as long as it is what was written.
  await writeFile(join(cache, facts), (await readFile(join(cache, facts), 'utf8')).replace('402', '403'));
  t.deepEqual(await describeTokenizer(source, cache), known);
});

test('storeTokenizer: the second time reads what the first wrote', async (t) => {
  const {source, cache} = await folder(t);
  const first = await stored(source, cache);
  const {ino} = await stat(first.path);
  t.deepEqual(await stored(source, cache), first);
  t.is((await stat(first.path)).ino, ino);
});

test('storeTokenizer: a damaged file is written again, and never loaded', async (t) => {
  const {source, cache} = await folder(t);
  const kept = await stored(source, cache);
  await writeFile(kept.path, json.replace('"the"', '"teh"').slice(0, -1));
  await t.throwsAsync(loadTokenizer(kept), {message: `Cannot read the tokenizer "${kept.path}": it is gone or damaged since it was stored; give the path of a readable tokenizer.json`});
  await stored(source, cache);
  t.deepEqual((await loadTokenizer(kept)).encode('the cat'), smallTokenizer().encode('the cat'));
});

test('storeTokenizer: several at once leave one whole file', async (t) => {
  const {source, cache} = await folder(t);
  await Promise.all(Array.from({length: 4}, () => stored(source, cache)));
  t.is((await readdir(cache)).length, 2);
});

test('loadTokenizer: gives the tokenizer its name and digest', async (t) => {
  const {source, cache} = await folder(t);
  const kept = await stored(source, cache);
  const {name, digest} = await loadTokenizer(kept);
  t.deepEqual({name, digest}, {name: kept.name, digest: kept.digest});
});

test('storeTokenizer: a file that is not there or not a tokenizer is a failure, and stores nothing', async (t) => {
  const {dir, source, cache} = await folder(t);
  const gone = await storeTokenizer({kind: 'file', path: join(dir, 'nowhere.json')}, cache);
  t.like(gone, {failure: 'unreadable', path: join(dir, 'nowhere.json')});
  await writeFile(source.path, '{"model": {}}');
  t.like(await storeTokenizer(source, cache), {failure: 'malformed', where: '"model.vocab"'});
  await t.throwsAsync(readdir(cache), {code: 'ENOENT'});
});

test('compileTokenizer: a file keeps its bytes', (t) => {
  const compiled = compileTokenizer({json: Buffer.from(json), config: undefined});
  t.true(!isTokenizerFailure(compiled) && Buffer.from(compiled.json).toString() === json);
});

test('storeTokenizer: a cancelled one throws the reason', async (t) => {
  const {source, cache} = await folder(t);
  await t.throwsAsync(storeTokenizer(source, cache, AbortSignal.abort(new Error('stop'))), {message: /stop|aborted/});
});
