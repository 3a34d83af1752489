// Chunks with what other files of their commit say around them: whose text it is, how old it is, and what runs for it.
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {mill, type Milled} from './rig.ts';

const chunks: Partial<Dataset> = {chunks: {form: 'sides', maxBytes: 4096, contextBytes: 10_000}};

interface Context {readonly type: string; readonly path: string; readonly name: string; readonly relation: string; readonly as_of: string}
interface Chunk {readonly commit_hash: string; readonly file_path: string; readonly function_name: string; readonly cross_file_context: readonly Context[]; readonly context_left_out?: number; readonly training_content: string}

function chunksIn({files}: Pick<Milled, 'files'>): readonly Chunk[] {
  return Object.entries(files).filter(([name]) => name.startsWith('shards/chunk-')).flatMap(([, text]) => text.trimEnd().split('\n').map((line): Chunk => JSON.parse(line)));
}

const short = ({cross_file_context: all}: Chunk) => all.map(({relation, type, path, name, as_of: side}) => `${relation} ${type} ${path}#${name} ${side}`);

test('a chunk is shown what it calls and who calls it in files of its commit, as they stood before it', async (t) => {
  const {repo, build} = mill(t);
  const write = (rate: string, more: string) => {
    repo.write('src/tax.ts', `/** What is owed. */\nexport function tax(net: number): number {\n  return net * ${rate};\n}\n${more}`);
    repo.write('src/price.ts', `import {tax${more === '' ? '' : ', round'}} from './tax.ts';\n\nexport function price(net: number): number {\n  return ${more === '' ? 'net + tax(net)' : `round(net + tax(net) * ${rate})`};\n}\n`);
    repo.write('src/other.ts', 'export function tax(): void {}\n');
  };
  write('0.1', '');
  repo.commit('first');
  write('0.2', '\nexport function round(value: number): number {\n  return Math.round(value);\n}\n');
  repo.commit('second');
  const all = chunksIn(await build(chunks));
  const last = (name: unknown) => all.filter(({function_name: called}) => called === name).at(-1);
  t.deepEqual(last('price') && short(last('price') as Chunk), ['called function_stub src/tax.ts#round after', 'called function_stub src/tax.ts#tax before']);
  t.deepEqual(last('tax') && short(last('tax') as Chunk), ['caller function_stub src/price.ts#price before']);
  t.deepEqual(last('round') && short(last('round') as Chunk), ['caller function_stub src/price.ts#price before']);
  t.true(last('price')?.training_content.startsWith('// File: src/tax.ts\n\nexport function round(value: number): number\n\n// File: src/tax.ts\n\n/** What is owed. */\nexport function tax(net: number): number\n\n// File: src/price.ts\n\nBefore:\n'), last('price')?.training_content);
});

const ran = ({ledger}: Pick<Milled, 'ledger'>) => Object.fromEntries(['usages.history', 'references', 'samples.chunk'].map((name) => [name, ledger[name]?.length ?? 0]));

test('another message reads no text again, another file one, and a build without context runs nothing of it', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.py', 'from b import g\n\n\ndef f():\n    return g()\n');
  repo.write('b.py', 'def g():\n    return 1\n');
  repo.commit('first');
  t.deepEqual(ran(await build(chunks)), {'usages.history': 2, references: 1, 'samples.chunk': 1});
  repo.run('commit', '--quiet', '--amend', '-m', 'another message');
  t.like(ran(await build(chunks)), {'usages.history': 0, 'samples.chunk': 1});
  repo.write('b.py', 'def g():\n    return 2\n');
  repo.commit('second');
  t.deepEqual(ran(await build(chunks)), {'usages.history': 1, references: 1, 'samples.chunk': 1});
  const {ledger} = await build({chunks: {form: 'sides', maxBytes: 4096}});
  t.deepEqual(Object.keys(ledger).filter((name) => /usages|references/.test(name)), []);
});

test('modules are found by the paths of the commit alone, in each language', async (t) => {
  const {repo, build} = mill(t);
  repo.write('src/tool/util/text.rs', 'pub fn trim() {}\n');
  repo.write('src/tool/ops/run.rs', 'use crate::util::text;\n\npub fn run() {\n    text::trim();\n}\n');
  repo.write('internal/store/store.go', 'package store\n\nfunc Open() {}\n');
  repo.write('cmd/main.go', 'package main\n\nimport "example.org/tool/internal/store"\n\nfunc main() {\n\tstore.Open()\n}\n');
  repo.write('src/shop/price.py', 'class Price:\n    def net(self):\n        return 1\n');
  repo.write('tests/test_price.py', 'from shop.price import Price\n\n\ndef test_net():\n    assert Price().net() == 1\n');
  repo.write('crates/my-tool/src/lib.rs', 'pub fn help() {}\n');
  repo.write('crates/other/src/main.rs', 'use my_tool::help;\n\nfn main() {\n    help();\n}\n');
  repo.write('packages/core/src/index.ts', 'export function core() {}\n');
  repo.write('packages/app/main.ts', 'import {core} from "@shop/core";\nexport function app() { core(); }\n');
  repo.write('java/org/shop/A.java', 'package org.shop;\nclass A {\n  void run() { new B().stop(); }\n}\n');
  repo.write('java/org/shop/B.java', 'package org.shop;\nclass B {\n  void stop() {}\n}\n');
  repo.commit('first');
  const found = Object.fromEntries(chunksIn(await build(chunks)).map((chunk) => [`${chunk.file_path}#${chunk.function_name}`, short(chunk)]));
  t.deepEqual(found['src/tool/ops/run.rs#run'], ['called function_stub src/tool/util/text.rs#trim after']);
  t.deepEqual(found['cmd/main.go#main'], ['called function_stub internal/store/store.go#Open after']);
  t.deepEqual(found['tests/test_price.py#test_net'], ['called function_stub src/shop/price.py#Price.net after', 'called struct_def src/shop/price.py#Price after']);
  t.deepEqual(found['java/org/shop/A.java#run'], ['called function_stub java/org/shop/B.java#B.stop after', 'called struct_def java/org/shop/B.java#B after']);
  t.deepEqual(found['crates/other/src/main.rs#main'], ['called function_stub crates/my-tool/src/lib.rs#help after']);
  t.deepEqual(found['packages/app/main.ts#app'], ['called function_stub packages/core/src/index.ts#core after']);
  t.deepEqual(found['internal/store/store.go#Open'], ['caller function_stub cmd/main.go#main after']);
});

test('a file that its licence leaves out is shown around no chunk', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.js', 'import {b} from "./b.js";\nexport function a() { b(); }\n');
  repo.write('b.js', '// SPDX-License-Identifier: GPL-3.0-only\nexport function b() {}\n');
  repo.commit('first');
  const shown = async (more: Partial<Dataset>) => chunksIn(await build({...chunks, ...more})).filter(({function_name: name}) => name === 'a').flatMap(short);
  t.deepEqual(await shown({}), ['called function_stub b.js#b after']);
  t.deepEqual(await shown({licences: {allow: [], deny: ['GPL-3.0-only'], unknown: 'keep'}}), []);
});
