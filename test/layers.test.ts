import test from 'ava';
import {fileRules} from './layers/file-rules.ts';
import {mask} from './layers/mask.ts';
import {readTree, sourceFile, type SourceFile} from './layers/source-file.ts';
import {treeRules} from './layers/tree-rules.ts';

const tree = readTree(new URL('..', import.meta.url).pathname);

for (const [name, rule] of Object.entries(fileRules)) {
  test(`The tree holds: ${name}`, async (t) => {
    t.deepEqual((await tree).flatMap((file) => rule(file).map((what) => `${file.path}: ${what}`)), []);
  });
}

for (const [name, rule] of Object.entries(treeRules)) {
  test(`The tree holds: ${name}`, async (t) => {
    t.deepEqual(rule(await tree), []);
  });
}

const top = '// A file.\n';

// Each rule with snippets it must object to and snippets it must let pass.
const snippets: Readonly<Record<string, {readonly bad: readonly (readonly [string, string])[]; readonly good: readonly (readonly [string, string])[]}>> = {
  'imports follow the arrows': {
    bad: [
      ['graph/a.ts', "import {b} from '../cache/b.ts';"],
      ['graph/a.ts', "import type {B} from '../stages/b.ts';"],
      ['cache/a.ts', "import {\n  b,\n} from '../stages/b.ts';"],
      ['stages/x/a.ts', "const b = await import('../../cache/b.ts');"],
      ['stages/a.ts', "const b = new URL('../cache/b.ts', import.meta.url);"],
      ['stages/a.ts', "export {b} from '../cache/b.ts';"],
      ['stages/a.ts', "import '../tools/executors/host.ts';"],
      ['tools/plugin.ts', "import {b} from '../graph/b.ts';"],
      ['dataset/a.ts', "import {b} from '../tools/plugin.ts';"],
      ['cache/a.ts', "import {b} from '../test/b.ts';"],
    ],
    good: [
      ['cache/a.ts', "import {b} from '../graph/b.ts';"],
      ['tools/executors/build/a.ts', "import {b} from '../../../cache/b.ts';"],
      ['graph/a.ts', "// import {b} from '../cache/b.ts';\nconst text = \"import {b} from '../cache/b.ts'\";"],
    ],
  },
  'imports name the whole file': {bad: [['graph/a.ts', "import {b} from './b';"], ['graph/a.ts', "import {b} from './b.js';"], ['graph/a.ts', "import {b} from '.';"]], good: [['graph/a.ts', "import {b} from './b.ts';\nimport {c} from 'node:fs';"]]},
  'tasks reach for nothing outside': {
    bad: [['stages/a.ts', "import {readFile} from 'node:fs/promises';\nexport const a = defineTask({});"], ['stages/a.ts', "import {get} from 'node:https';\nexport const a = defineTask<A, B>({});"]],
    good: [['stages/a.ts', "import {hash} from 'node:crypto';\nexport const a = defineTask({});"], ['stages/a.ts', "import {readFile} from 'node:fs/promises';"]],
  },
  'no default export': {bad: [['graph/a.ts', 'export default function a() {}'], ['graph/a.ts', 'const a = 1;\nexport {a as default};']], good: [['dataset/dataset.config.ts', 'export default {};'], ['graph/a.ts', "const a = 'export default b';"]]},
  'no barrel': {bad: [['graph/a.ts', "export * from './b.ts';"], ['graph/a.ts', "import {c} from './c.ts';\nexport {b} from './b.ts';\nexport {c};"], ['graph/a.ts', "export type * from './b.ts';"]], good: [['graph/a.ts', "export {b} from './b.ts';\nexport const a = 1;"]]},
  'no any': {bad: [['graph/a.ts', 'const a: any = 1;'], ['graph/a.ts', 'let a = b as any;'], ['graph/a.ts', 'let a: Map<string, any>;'], ['graph/a.ts', 'let a: any[] = [];']], good: [['graph/a.ts', '// any of them\nAbortSignal.any([]); const many = `any ${all} any`; const anyTask = /any/;']]},
  'no syntax that leaves code behind': {
    bad: [['graph/a.ts', 'enum A {x}'], ['graph/a.ts', 'export const enum A {x}'], ['graph/a.ts', 'namespace A {}'], ['graph/a.ts', 'class A { constructor(private readonly a: number) {} }'], ['graph/a.ts', "import fs = require('node:fs');"]],
    good: [['graph/a.ts', 'class A { readonly a: number; constructor(a: number, b: readonly string[], c: Map<string, readonly string[]>) { this.a = a; } }\nz.enum({a});']],
  },
  'no orders to the compiler': {bad: [['graph/a.ts', '// @ts-expect-error'], ['graph/a.ts', '/* @ts-ignore */']], good: [['graph/a.ts', "const a = '// @ts-ignore';"]]},
  'no file over 200 lines': {bad: [['graph/a.ts', 'a\n'.repeat(200)]], good: [['graph/a.ts', 'a\n'.repeat(199)]]},
  'no folder without a meaning': {bad: [['graph/utils/a.ts', ''], ['stages/x/types/a.ts', '']], good: [['graph/types.ts', ''], ['stages/library/a.ts', '']]},
  'graph knows no domain': {bad: [['graph/a.ts', '// Like a commit'], ['graph/a.ts', 'const gitProcess = 1;'], ['graph/a.ts', "const a = 'LMDB';"], ['graph/a.ts', 'const sampleTokens = 1;']], good: [['graph/a.ts', 'const digit = committed(annex, example);'], ['stages/a.ts', '// git']]},
  'clock, chance and environment come from outside': {
    bad: ['Date.now()', 'Math.random()', 'process.env', 'process.cwd()', "console.log('')", 'new Date()'].map((code) => ['stages/a.ts', `const a = ${code};`] as const),
    good: [['tools/executors/a.ts', 'const a = process.env;'], ['bench/a.ts', 'Date.now();'], ['stages/a.ts', '// Date.now()\nnew Date(0); my.console.log;']],
  },
  'no locale': {bad: [['stages/a.ts', 'a.localeCompare(b);'], ['tools/a.ts', 'a.toLocaleString();'], ['cache/a.ts', 'new Intl.Collator();']], good: [['stages/a.ts', "const a = 'x.localeCompare';"]]},
  'no silent catch': {bad: [['cache/a.ts', 'try { a(); } catch {}'], ['cache/a.ts', 'try { a(); } catch (failure) {\n  // Nothing to do.\n}']], good: [['cache/a.ts', 'try { a(); } catch { return undefined; }']]},
  'no sleep in a test': {bad: [['test/a.test.ts', 'setTimeout(() => {}, 5);'], ['test/a.ts', "import {setTimeout as sleep} from 'node:timers/promises';"]], good: [['tools/executors/a.ts', 'setTimeout(a, 5);'], ['test/a.test.ts', "const a = 'setTimeout';"]]},
  'a first line that says what it is': {bad: [['graph/a.ts', '']], good: [['tools/executors/bin/a.mjs', '']]},
};

for (const [name, rule] of Object.entries(fileRules)) {
  test(`The rule fires on what it forbids and on nothing else: ${name}`, (t) => {
    const {bad, good} = snippets[name] ?? t.fail('No snippets for this rule');
    const heading = name === 'a first line that says what it is' ? '' : top;
    t.true(bad.length > 0);
    for (const [path, text] of bad) t.not(rule(sourceFile(path, heading + text)).length, 0, `${path}: ${text}`);
    for (const [path, text] of good) t.deepEqual(rule(sourceFile(path, top + text)), [], `${path}: ${text}`);
  });
}

const groups: Readonly<Record<string, {readonly bad: readonly SourceFile[]; readonly good: readonly SourceFile[]}>> = {
  'one package, one file': {
    bad: [sourceFile('cache/a.ts', "import {open} from 'lmdb';"), sourceFile('tools/executors/b.ts', "import type {Database} from 'lmdb/types';")],
    good: [sourceFile('cache/a.ts', "import {open} from 'lmdb';\nimport type {X} from 'lmdb';"), sourceFile('test/b.ts', "import {open} from 'lmdb';"), sourceFile('cache/c.ts', "import {a} from '@scope/lmdb'; import 'node:fs';")],
  },
  'no folder with one file': {bad: [sourceFile('stages/x/a.ts', ''), sourceFile('stages/b.ts', '')], good: [sourceFile('stages/x/a.ts', ''), sourceFile('stages/x/b.ts', ''), sourceFile('tools/y/a.ts', '')]},
  'commands start without packages': {
    bad: [sourceFile('tools/executors/cli/run-command.ts', "import {a} from '../a.ts';"), sourceFile('tools/executors/a.ts', "import {z} from 'zod';")],
    good: [sourceFile('tools/executors/cli/run-command.ts', "import type {A} from '../a.ts';\nimport {type B} from '../b.ts';\nawait import('../a.ts');"), sourceFile('tools/executors/a.ts', "import {z} from 'zod';"), sourceFile('tools/executors/b.ts', "import {z} from 'zod';")],
  },
  'a build loads a chapter where it is asked for': {
    bad: [sourceFile('tools/executors/build/build-dataset.ts', "import {a} from '../../../stages/a.ts';"), sourceFile('stages/a.ts', "import {b} from './chunk/b.ts';"), sourceFile('stages/chunk/b.ts', '')],
    good: [sourceFile('tools/executors/build/build-dataset.ts', "import {a} from '../../../stages/a.ts';"), sourceFile('stages/a.ts', "import type {B} from './chunk/b.ts';\nawait import('./chunk/b.ts');"), sourceFile('stages/chunk/b.ts', '')],
  },
  'a configuration imports nothing heavy': {bad: [sourceFile('tools/define-dataset.ts', "import {z} from 'zod';")], good: [sourceFile('tools/plugin.ts', "import {z} from 'zod';")]},
};

for (const [name, rule] of Object.entries(treeRules)) {
  test(`The rule fires on what it forbids and on nothing else: ${name}`, (t) => {
    const {bad, good} = groups[name] ?? t.fail('No snippets for this rule');
    t.not(rule(bad).length, 0);
    t.deepEqual(rule(good), []);
  });
}

test('mask() tells code from comments, texts, templates and patterns', (t) => {
  const source = "a /* b */ = `c ${d + `e ${'f'}`} g`; // h\n/ i['\"/*] /.test(j) / k / 'l\\'m'; n = {o: /[/]p/g}; `q ${{r: {}}} s` + t\n";
  t.is(mask(source).code.replace(/\s+/g, ' ').trim(), 'a = d + ; .test(j) / k / ; n = {o: }; {r: {}} + t');
  t.is(mask(source).comments.replace(/\s+/g, ' ').trim(), '/* b */ // h');
  t.is(mask(source).code.length, source.length);
});
