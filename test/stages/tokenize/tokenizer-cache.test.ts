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
import {smallRanks, smallTokenizer, tokenizerFrom} from './rig.ts';

/** Split in a way that only the reference has. */
const json = canonical({...ranksToTokenizer(smallRanks), pre_tokenizer: {type: 'Sequence', pretokenizers: [{type: 'Split', pattern: {Regex: smallRanks.pattern}, behavior: 'Contiguous', invert: false}, {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false}]}});

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

/** Of a tokenizer whose pre-tokenizer is none that is known, so that it is kept as it came. */
async function kept(source: TokenizerSource, cache: string): Promise<StoredTokenizer & {readonly path: string}> {
  const made = await stored(source, cache);
  if (made.engine.kind !== 'reference') throw new Error('It was compiled');
  return {...made, path: made.engine.path};
}

/** The same vocabulary with the pattern of cl100k. */
const known = canonical(ranksToTokenizer({...smallRanks, pattern: String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`}));

test('storeTokenizer: keeps a file for the reference under its hash, with the verdict and nothing else beside it', async (t) => {
  const {source, cache} = await folder(t);
  const {digest, path, name, engine} = await kept(source, cache);
  t.like(engine, {because: 'its pre-tokenizer is not one that is known'});
  t.is(String(digest), hash('sha256', json));
  t.is(name, `tokenizer-${digest.slice(0, 12)}`);
  t.is(await readFile(path, 'utf8'), json);
  const facts = (await readdir(cache)).find((file) => file.endsWith('.facts-1.json')) ?? t.fail();
  t.deepEqual((await readdir(cache)).sort(), [facts, `${digest}.tokenizer`, `${digest}.tokenizer.json`].sort());
  const known = {facts: {name, digest, vocab: 402, added: [{id: 400, content: '<|endoftext|>'}, {id: 401, content: '<|fim_prefix|>'}], end: {id: 400, content: '<|endoftext|>'}, begin: null, pad: null}, origin: facts.slice(0, 64)};
  t.deepEqual(await describeTokenizer(source, cache), known);
  // What is remembered is believed only as long as it is what was written.
  await writeFile(join(cache, facts), (await readFile(join(cache, facts), 'utf8')).replace('402', '403'));
  t.deepEqual(await describeTokenizer(source, cache), known);
});

test('storeTokenizer: the second time reads what the first wrote', async (t) => {
  const {source, cache} = await folder(t);
  const first = await kept(source, cache);
  const {ino} = await stat(first.path);
  t.deepEqual(await kept(source, cache), first);
  t.is((await stat(first.path)).ino, ino);
});

test('storeTokenizer: a damaged file is written again, and never loaded', async (t) => {
  const {source, cache} = await folder(t);
  const first = await kept(source, cache);
  await writeFile(first.path, json.replace('"the"', '"teh"').slice(0, -1));
  await t.throwsAsync(loadTokenizer(first), {message: `Cannot read the tokenizer "${first.path}": it is gone or damaged since it was stored; give the path of a readable tokenizer.json`});
  await stored(source, cache);
  t.deepEqual((await loadTokenizer(first)).encode('the cat'), smallTokenizer().encode('the cat'));
});

test('storeTokenizer: several at once leave one whole file', async (t) => {
  const {source, cache} = await folder(t);
  await Promise.all(Array.from({length: 4}, () => stored(source, cache)));
  t.is((await readdir(cache)).length, 3);
});

test('loadTokenizer: gives the tokenizer its name and digest', async (t) => {
  const {source, cache} = await folder(t);
  for (const text of [json, known]) {
    await writeFile(source.path, text);
    const first = await stored(source, cache);
    const {name, digest} = await loadTokenizer(first);
    t.deepEqual({name, digest}, {name: first.name, digest: first.digest});
  }
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

test('storeTokenizer: a proven one is kept compiled, and opened without its file', async (t) => {
  const {source, cache} = await folder(t);
  await writeFile(source.path, known);
  const first = await stored(source, cache);
  t.is(first.engine.kind, 'fast');
  await rm(join(cache, `${first.digest}.tokenizer.json`));
  const {ino} = await stat(join(cache, `${first.digest}.tokenizer`));
  const second = await stored(source, cache);
  t.is((await stat(join(cache, `${first.digest}.tokenizer`))).ino, ino);
  const expected = [...tokenizerFrom(JSON.parse(known)).encode('the cat sat\n 1234')];
  for (const each of [first, second]) t.deepEqual([...(await loadTokenizer(each)).encode('the cat sat\n 1234')], expected);
});

test('storeTokenizer: a compiled one that is damaged, cut or of another version is made again', async (t) => {
  const {source, cache} = await folder(t);
  await writeFile(source.path, known);
  const {digest} = await stored(source, cache);
  const path = join(cache, `${digest}.tokenizer`);
  const whole = await readFile(path);
  for (const bytes of [whole.subarray(0, -1), whole.subarray(0, 10), Buffer.alloc(0), flipped(whole, 4), flipped(whole, 40), flipped(whole, whole.length - 1), flipped(whole, whole.length >> 1)]) {
    await writeFile(path, bytes);
    t.is((await stored(source, cache)).engine.kind, 'fast');
    t.true((await readFile(path)).equals(whole));
  }
});

test('storeTokenizer: a verdict without the file it speaks of is made again', async (t) => {
  const {source, cache} = await folder(t);
  const {path} = await kept(source, cache);
  await rm(path);
  t.is((await kept(source, cache)).path, path);
  t.is(await readFile(path, 'utf8'), json);
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ 1);
}
