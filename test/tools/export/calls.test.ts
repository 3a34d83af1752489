// `export calls` as a user gets it: who calls whom, both ways, and which packages need which.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {treeOf} from '../../stages/parse/calls/tree-of.ts';
import {commandBench} from '../rig/command-bench.ts';

test('export calls: calls by file, callers by symbol, packages in an order; an edited body writes the calls alone', async (t) => {
  const place = commandBench(t);
  for (const {path, text} of treeOf('rust')) place.repo.write(path, text);
  place.repo.write('app/Cargo.toml', '[package]\nname = "app"\n[dependencies]\nshop-core = { path = "../core" }\nserde = "1"\n');
  place.repo.write('core/Cargo.toml', '[package]\nname = "shop-core"\ndescription = "What things cost."\n[lib]\nname = "shop"\n[dev-dependencies]\napp = {path = "../app"}\n');
  place.repo.commit('first');
  const {to, rows} = await place.ask<ExportReport>('export', 'calls');
  const read = (name: string) => readFileSync(join(to, name), 'utf8');
  const lines = (name: string) => read(name).trim().split('\n').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  t.is(rows, 7);
  t.like(lines('symbols.jsonl').find(({symbol}) => symbol === 'core/src/lib.rs#open'), {
    family: 'rust', kinds: ['function'],
    callers: [{path: 'app/src/deep/inner.rs', within: 'try_make'}, {path: 'app/src/deep/mod.rs', within: 'start'}, {path: 'app/src/main.rs', within: 'main'}, {path: 'app/tests/whole.rs', within: 'whole'}, {path: 'core/src/stock.rs', within: 'shows'}],
  });
  t.like(lines('calls.jsonl').find(({path}) => path === 'core/src/lib.rs'), {calls: [{kind: 'call', within: 'open', verdict: 'resolved', evidence: 'type', targets: ['core/src/stock.rs#Stock.new']}, {within: 'open', targets: ['core/src/price.rs#zero']}]});
  t.deepEqual(lines('modules.jsonl').filter(({path}) => /inner|whole/.test(String(path))).map(({package: name, module}) => `${String(name)} ${String(module)}`), ['app crate::deep::inner', 'app crate']);
  // Each needs the other, one only for its tests: that edge is the one that the order goes against.
  t.like(JSON.parse(read('packages.json')), {
    packages: [{name: 'app', purpose: {text: '', source: ''}, outside: 1}, {name: 'shop-core', purpose: {text: 'What things cost.', source: 'description'}}],
    cycles: [['cargo:app', 'cargo:core']], broken: [{from: 'cargo:core', to: 'cargo:app', kind: 'development'}], order: ['cargo:core', 'cargo:app'],
  });
  place.repo.write('app/tests/whole.rs', '#[test]\nfn whole() {\n    shop::open().left();\n    shop::open().get("a");\n}\n');
  place.repo.commit('edit');
  t.like(await place.ask<ExportReport>('export', 'calls'), {files: {written: 2, kept: 2}});
  t.like(await place.ask<ExportReport>('export', 'calls'), {files: {written: 0, kept: 4}});
});
