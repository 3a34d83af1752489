// What runs when calls are asked for: an edited body resolves its own file anew, a changed declaration those that name it.
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {random} from '../graph/rig/random.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {mill, type Milled} from './rig.ts';

const calls: Partial<Dataset> = {outlines: {history: false, calls: true}};
const withGraph: Partial<Dataset> = {outlines: {history: false, calls: true, graph: 'before'}};

function first(repo: Repo): void {
  repo.write('package.json', '{"name": "shop", "description": "Sells things.", "dependencies": {"left": "1"}}\n');
  repo.write('src/price.ts', 'export class Price {\n  net(): number { return 1; }\n}\nexport function price(): Price { return new Price(); }\n');
  repo.write('src/index.ts', "export * from './price.ts';\n");
  repo.write('src/cart.ts', "import {price} from './index.ts';\nexport function total(): number { return price().net(); }\n");
  repo.write('src/other.ts', 'export function other(): void { helper(); }\nfunction helper(): void {}\n');
  repo.write('c.txt', 'one\n');
  repo.commit('first');
}

async function after(t: ExecutionContext, change: (repo: Repo) => void): Promise<Milled> {
  const {repo, build} = mill(t);
  first(repo);
  await build(calls);
  change(repo);
  repo.commit('change');
  return await build(calls);
}

/** Files whose calls were resolved anew, and the symbols that were gathered again. */
function ran({ledger}: Milled): {readonly usages: readonly string[]; readonly calls: readonly string[]; readonly packages: readonly string[]} {
  return {usages: ledger['usages'] ?? [], calls: ledger['calls'] ?? [], packages: ledger['packages'] ?? []};
}

function statsOf({files}: Milled, name: string): Readonly<Record<string, number>> {
  return (JSON.parse(files['stats.json'] ?? '{}') as Record<string, Record<string, number>>)[name] ?? {};
}

test('a call is found through a file that hands the name on, and a member through the type of what is called', async (t) => {
  const {repo, build} = mill(t);
  first(repo);
  const built = await build(calls);
  t.like(statsOf(built, 'calls'), {files: 4, resolved: 4, 'resolved by name': 3, 'resolved by type': 1});
  t.is(statsOf(built, 'calls')['ambiguous'], undefined);
  t.like(statsOf(built, 'packages'), {packages: 1, 'purpose by description': 1});
});

test('an edited body: the usage and the calls of that file, and nothing of those that call it', async (t) => {
  const built = await after(t, (repo) => repo.write('src/price.ts', 'export class Price {\n  net(): number { return 2 + 3; }\n}\nexport function price(): Price { log(); return new Price(); }\n'));
  t.deepEqual(ran(built), {usages: ['src/price.ts'], calls: ['src/price.ts'], packages: []});
});

test('an edited comment stops at the usage', async (t) => {
  const built = await after(t, (repo) => repo.write('src/price.ts', '// What it costs.\nexport class Price {\n  net(): number { return 1; }\n}\nexport function price(): Price { return new Price(); }\n'));
  t.deepEqual(ran(built), {usages: ['src/price.ts'], calls: [], packages: []});
});

test('a renamed member: its file, and the file that names it; not the one that names nothing of it', async (t) => {
  const built = await after(t, (repo) => repo.write('src/price.ts', 'export class Price {\n  gross(): number { return 1; }\n}\nexport function price(): Price { return new Price(); }\n'));
  t.deepEqual(ran(built), {usages: ['src/price.ts'], calls: ['src/cart.ts', 'src/price.ts'], packages: []});
  t.like(statsOf(built, 'calls'), {resolved: 3, elsewhere: 1});
});

test('another version of a dependency reads the packages again and resolves nothing', async (t) => {
  const built = await after(t, (repo) => repo.write('package.json', '{"name": "shop", "description": "Sells more things.", "dependencies": {"left": "2"}}\n'));
  t.deepEqual(ran(built), {usages: ['package.json'], calls: [], packages: ['all']});
});

test('a build that asks for outlines alone runs nothing of calls', async (t) => {
  const {repo, build} = mill(t);
  first(repo);
  const {ledger} = await build({outlines: {history: false}});
  t.deepEqual(Object.keys(ledger).filter((name) => /usage|calls|names|symbols|packages|modules|manifests/.test(name)), []);
});

const texts: Readonly<Record<string, readonly string[]>> = {
  'src/price.ts': ['export class Price { net() { return 1; } }\nexport function price(): Price { return new Price(); }\n', 'export class Price extends Base { net() {} gross() { this.net(); } }\nexport const price = (): Price => new Price();\nexport class Base { base() {} }\n', 'export function price() {}\n'],
  'src/index.ts': ["export * from './price.ts';\n", "export {price as cost, price} from './price';\nexport * as prices from './price.js';\n", ''],
  'src/cart.ts': ["import {price} from './index.ts';\nexport function total() { return price().net(); }\n", "import {cost, prices} from 'shop';\nexport function total() { cost().gross(); prices.price().base(); }\n", 'export const total = () => net();\n'],
  'package.json': ['{"name": "shop", "exports": "./src/index.ts"}\n', '{"name": "shop"}\n', 'broken'],
  'lib/a.py': ['from .b import B\n\ndef a():\n    B().run()\n', 'from lib import B\n\ndef a(b: B):\n    b.run()\n    b.stop()\n'],
  'lib/b.py': ['class B:\n    def run(self):\n        self.stop()\n    def stop(self):\n        pass\n', 'class A:\n    def stop(self): ...\nclass B(A):\n    def run(self): ...\n'],
  'lib/__init__.py': ['from .b import B\n', 'from .b import *\n', ''],
  'go.mod': ['module example.org/m\n'],
  'main.go': ['package main\nimport "example.org/m/x"\nfunc main() { x.New().Run(); helper() }\n', 'package main\nfunc main() { helper() }\n'],
  'help.go': ['package main\nfunc helper() {}\n', 'package main\nfunc other() {}\n'],
  'x/x.go': ['package x\ntype X struct{}\nfunc New() *X { return &X{} }\nfunc (x *X) Run() {}\n', 'package x\ntype Y struct{}\ntype X struct{ Y }\nfunc New() *X { return nil }\nfunc (y Y) Run() {}\n'],
  'Cargo.toml': ['[package]\nname = "k"\n', '[package]\nname = "k"\n[lib]\npath = "rust/lib.rs"\n'],
  'src/lib.rs': ['mod a;\npub use a::A;\npub fn f() { A::new().go(); a::g(); }\n', 'pub fn f() { k::f(); crate::f(); }\n'],
  'src/a.rs': ['pub struct A;\nimpl A { pub fn new() -> Self { A } pub fn go(&self) { self.stop() } fn stop(&self) {} }\npub fn g() {}\n', 'use super::*;\npub fn g() { f() }\n'],
};

for (const seed of process.env['GRISTMILL_LONG'] === '1' ? Array.from({length: 40}, (_, at) => at + 1) : [1]) {
  test.serial(`calls resolved step by step are the calls resolved at once (seed ${seed})`, async (t) => {
    const dice = random(seed);
    const {root, repo, build} = mill(t);
    const names = Object.keys(texts);
    for (const name of names) repo.write(name, texts[name]?.[0] ?? '');
    repo.commit('first');
    for (let count = 0; count < 6; count++) {
      for (let left = 1 + dice.int(3); left > 0; left--) {
        const name = dice.pick(names);
        if (dice.chance(6)) repo.run('rm', '--quiet', '--ignore-unmatch', '-f', name);
        else repo.write(name, dice.pick(texts[name] ?? ['']));
      }
      repo.commit(`step ${count}`, '--allow-empty');
      const incremental = await build(withGraph);
      const clean = await build(withGraph, 'clean');
      rmSync(join(root, 'clean'), {recursive: true});
      t.is(incremental.report.root, clean.report.root, `seed ${seed}, step ${count}`);
      t.deepEqual(filesIn(incremental), filesIn(clean), `seed ${seed}, step ${count}`);
      t.is(incremental.files['stats.json'], clean.files['stats.json'], `seed ${seed}, step ${count}`);
    }
  });
}

interface FileSample {readonly path: string; readonly calls?: Readonly<Record<string, readonly string[]>>; readonly called_by?: Readonly<Record<string, readonly string[]>>; readonly training_content: string}

function filesIn({files}: Pick<Milled, 'files'>): Readonly<Record<string, FileSample>> {
  const all = Object.entries(files).filter(([name]) => name.startsWith('shards/file-')).flatMap(([, text]) => text.trimEnd().split('\n').map((line): FileSample => JSON.parse(line)));
  return Object.fromEntries(all.map((sample) => [sample.path, sample]));
}

const graphed = (graph: 'before' | 'beside'): Partial<Dataset> => ({outlines: {history: false, calls: true, graph}});

test('samples of files say what they call and who calls them, beside the text or before it', async (t) => {
  const {repo, build} = mill(t);
  first(repo);
  const beside = filesIn(await build(graphed('beside')));
  t.like(beside['src/cart.ts'], {calls: {total: ['src/price.ts#Price.net', 'src/price.ts#price']}, called_by: {}});
  t.like(beside['src/price.ts'], {calls: {price: ['Price']}, called_by: {Price: ['price'], 'Price.net': ['src/cart.ts#total'], price: ['src/cart.ts#total']}});
  t.like(beside['c.txt'], {calls: {}, called_by: {}});
  const before = filesIn(await build(graphed('before')));
  t.is(before['src/price.ts']?.training_content, `// Calls: src/price.ts\n\nprice -> Price\nPrice <- price\nPrice.net <- src/cart.ts#total\nprice <- src/cart.ts#total\n\n${beside['src/price.ts']?.training_content}`);
  t.is(before['c.txt']?.training_content, beside['c.txt']?.training_content);
  t.deepEqual(Object.keys(filesIn(await build(calls))['c.txt'] ?? {}).filter((key) => /call/.test(key)), []);
});

test('a new caller makes the samples of both ends anew; an edited body only its own, and a comment that of its text', async (t) => {
  const {repo, build} = mill(t);
  first(repo);
  await build(graphed('beside'));
  const ranFor = async (path: string, text: string) => {
    repo.write(path, text);
    repo.commit(`change ${path}`);
    const {ledger} = await build(graphed('beside'));
    return ledger['samples.file'];
  };
  t.deepEqual(await ranFor('src/other.ts', "import {price} from './price.ts';\nexport function other(): void { price(); helper(); }\nfunction helper(): void {}\n"), ['src/other.ts', 'src/price.ts']);
  t.deepEqual(await ranFor('src/other.ts', "import {price} from './price.ts';\nexport function other(): void { 1; price(); helper(); }\nfunction helper(): void {}\n"), ['src/other.ts']);
  t.deepEqual(await ranFor('src/price.ts', '// Says.\nexport class Price {\n  net(): number { return 1; }\n}\nexport function price(): Price { return new Price(); }\n'), ['src/price.ts']);
});
