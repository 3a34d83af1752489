import {readFile} from 'node:fs/promises';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import test from 'ava';
import {isStub} from '../../../../graph/value/stub.ts';
import type {Language} from '../../../../stages/parse/outline/language.ts';
import {outlinedLanguage} from '../../../../stages/parse/outline/languages.ts';
import {outlineOf} from '../../../../stages/parse/outline/outline-of.ts';
import {openSyntax, type Syntax} from '../../../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../../../stages/parse/outline/syntax/thread-time.ts';
import {hostileTexts} from './hostile-texts.ts';
import {samples} from './samples.ts';
import {spellOutline} from './spell-outline.ts';

const long = process.env['GRISTMILL_LONG'] === '1';

function language(name: string): Language {
  return outlinedLanguage(name) ?? (() => { throw new Error(name); })();
}

async function stubOf(bytes: Uint8Array, name: string, syntax: Syntax): Promise<string> {
  const outline = await outlineOf(bytes, language(name), syntax);
  return isStub(outline) ? outline.stub : '';
}

test('hostile texts end by a count and never by the clock, and what follows is read as ever', async (t) => {
  const syntax = openSyntax(threadTime);
  const texts = Object.entries(hostileTexts());
  for (const [at, {language: one, bytes, recorded}] of (await samples()).entries()) {
    // All of them take minutes.
    for (const [index, [what, text]] of texts.entries()) {
      if (!long && (index + at) % 30 !== 0) continue;
      t.notRegex(await stubOf(Buffer.from(text), one.name, syntax), /too long/, `${one.name}: ${what}`);
    }
    const outline = await outlineOf(bytes, one, syntax);
    t.is(isStub(outline) ? outline.stub : spellOutline(outline), await readFile(recorded, 'utf8'), one.name);
  }
});

test('what is refused says why', async (t) => {
  const syntax = openSyntax(threadTime);
  t.is(await stubOf(Buffer.from([0x66, 0x6e, 0xff, 0x20]), 'Rust', syntax), 'not-utf-8');
  t.is(await stubOf(Buffer.from('fn a() {}\0'), 'Rust', syntax), 'nul-bytes');
  t.is(await stubOf(Buffer.from('['.repeat(100_000)), 'JSON', syntax), 'nested-too-deep');
  t.is(await stubOf(Buffer.from(Array.from({length: 102}, (_, at) => `${' '.repeat(at)}a:\n`).join('')), 'YAML', syntax), 'nested-too-deep');
  t.is(await stubOf(Buffer.alloc(1024 * 1024 + 1, 32), 'Go', syntax), 'too-large: 1048577 bytes of Go to outline');
  t.is(await stubOf(Buffer.from('a?'.repeat(50_000)), 'Rust', syntax), 'unreadable: Rust that takes too many steps');
  // Nothing was loaded for the first four.
  t.is(await stubOf(Buffer.from('> '.repeat(10_000)), 'Markdown', syntax), 'unreadable: Markdown that breaks its grammar');
});

test('a text that the counts do not stop is stopped by the clock', async (t) => {
  let now = 0;
  const syntax = openSyntax(() => (now += 15_000));
  const wide = Buffer.from(`fn f() { ${'a(b, c); '.repeat(20_000)} }`);
  t.is(await stubOf(wide, 'Rust', syntax), 'unreadable: Rust that takes too long');
  t.is(await stubOf(Buffer.from('fn a() {}'), 'Rust', syntax), '');
});

test('a memory in disorder is let go, and its remains harm nobody', async (t) => {
  const syntax = openSyntax(threadTime);
  for (let round = 0; round < 3; round++) t.regex(await stubOf(Buffer.from('> '.repeat(10_000)), 'Markdown', syntax), /breaks its grammar/);
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise(setImmediate);
  }
  t.is(await stubOf(Buffer.from('# A\n'), 'Markdown', syntax), '');
});

test('memory does not grow with the number of files', async (t) => {
  const syntax = openSyntax(threadTime);
  const all = await samples();
  for (const {language: one, bytes} of all) await outlineOf(bytes, one, syntax);
  const held = syntax.held;
  t.true(held > 0);
  for (let file = 0; file < (long ? 100_000 : 500); file++) {
    const {language: one, bytes} = all[file % all.length] ?? t.fail();
    await outlineOf(bytes, one, syntax);
  }
  t.is(syntax.held, held);
});

test('a memory that one large file has filled is let go', async (t) => {
  const syntax = openSyntax(threadTime);
  t.is(await stubOf(Buffer.from(`[${'12,'.repeat(340_000)}1]`), 'JSON', syntax), '');
  t.is(syntax.held, 0);
  t.is(await stubOf(Buffer.from('[1]'), 'JSON', syntax), '');
  t.true(syntax.held > 0);
});
