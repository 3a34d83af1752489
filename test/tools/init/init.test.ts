import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {presetNames, presets} from '../../../tools/executors/config/presets/presets.ts';
import {configText} from '../../../tools/executors/init/config-text.ts';
import {scene} from '../errors/scene.ts';

const root = new URL('../../..', import.meta.url).pathname;

test('init: what it writes is never written over, builds, and is typed', async (t) => {
  for (const [manifest, name] of [['{"type": "module"}', 'dataset.config.ts'], ['{"type": "commonjs"}', 'dataset.config.mts'], [undefined, 'dataset.config.mts']] as const) {
    const {folder, repository, write, shell} = scene(t);
    repository('.');
    if (manifest !== undefined) write({'package.json': manifest});
    const {code, stdout, stderr} = await shell('gristmill init');
    t.is(code, 0, stderr);
    t.is(stdout, `Wrote "${name}"\n\nNext\n  gristmill build\n`);
    const text = readFileSync(join(folder, name), 'utf8');
    const again = await shell('gristmill init');
    t.is(again.code, 2);
    t.true(again.stderr.startsWith('GM1113 '), again.stderr);
    t.is(readFileSync(join(folder, name), 'utf8'), text);
    const built = await shell('gristmill build --tokenizer none');
    t.is(built.code, 0, built.stderr);
    t.notRegex(built.stderr, /Warning/);
    t.true(existsSync(join(folder, 'out/manifest.json')));
  }
});

test('init: the compiler knows the types of what it writes', (t) => {
  const checked = (text: string) => {
    const {folder, write} = scene(t);
    write({'dataset.config.ts': text, 'package.json': '{"type": "module"}', 'tsconfig.json': JSON.stringify({compilerOptions: {target: 'esnext', module: 'nodenext', noEmit: true, strict: true, allowImportingTsExtensions: true, types: []}, files: ['dataset.config.ts']})});
    try {
      execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {stdio: 'pipe'});
      return '';
    } catch (failure) {
      return failure instanceof Error && 'stdout' in failure ? String(failure.stdout) : String(failure);
    }
  };
  const text = configText('typescript', join(root, 'tools/define-dataset.ts'));
  t.is(checked(text), '');
  t.regex(checked(text.replace("source: '.'", 'sauce: 7')), /sauce/);
});

test('init --preset: every preset is written as lines that the compiler knows, and those that are commented out say the same again', async (t) => {
  const {folder, repository, write, shell} = scene(t);
  repository('.');
  for (const name of presetNames) await shell(`gristmill init ${name} --preset ${name}`);
  for (const name of presetNames) {
    const text = readFileSync(join(folder, name, 'dataset.config.mts'), 'utf8');
    const types = /import type .*/.exec(text)?.[0] ?? '';
    const [, said = ''] = /\n {2}\/\/ This is what it says\..*\n([^]*?)\n\n/.exec(text) ?? [];
    const lines = said.replace(/^.*"gristmill export" builds.*\n/m, '').replaceAll(/^ {2}\/\/ /gm, '  ');
    write({[`${name}/written.config.mts`]: `${types}\nexport default {\n${lines}\n} satisfies DatasetConfig;\n`});
    const {default: config}: {default: unknown} = await import(join(folder, name, 'written.config.mts'));
    t.deepEqual(config, presets[name].config, name);
  }
  write({'tsconfig.json': JSON.stringify({compilerOptions: {target: 'esnext', module: 'nodenext', noEmit: true, strict: true, allowImportingTsExtensions: true, skipLibCheck: true, types: []}, files: presetNames.flatMap((name) => [`${name}/dataset.config.mts`, `${name}/written.config.mts`])})});
  const checked = await shell(`'${process.execPath}' '${join(root, 'node_modules/typescript/bin/tsc')}' -p .`);
  t.is(checked.stdout, '');
  const {code, stderr} = await shell('gristmill init other --preset quik');
  t.is(code, 2);
  t.true(stderr.includes('--preset: expected "hyperswitch-cpt", "product-abstraction", "commit-sequence" or "quick", got "quik". Did you mean "quick"?'), stderr);
});

test('init: the form follows the name, and every form is accepted', async (t) => {
  const {repository, shell} = scene(t);
  repository('.');
  for (const name of ['a.ts', 'b.mts', 'c.mjs', 'data/dataset.config.json']) {
    const made = await shell(`gristmill init --config ${name} --json`);
    const {next}: {next: string} = JSON.parse(made.stdout);
    t.is(next, `gristmill build --config ${name}`);
    const {stdout} = await shell(`gristmill doctor --config ${name} --json`);
    t.true(stdout.includes('is accepted'), stdout);
  }
  const {code, stderr} = await shell('gristmill init --config settings.yaml');
  t.is(code, 2);
  t.true(stderr.includes('--config: expected a file that ends in .ts, .mts, .js, .mjs or .json, got "settings.yaml"'), stderr);
});

test('init: says so where there is no repository', async (t) => {
  const {shell} = scene(t);
  t.true((await shell('gristmill init here')).stdout.includes('Its folder is in no git repository: name one as its "source"'));
});

test('init: lists the plugin in an Nx workspace once, and leaves the rest as it is', async (t) => {
  const {folder, repository, write, shell} = scene(t);
  repository('.');
  write({'nx.json': '{\n    "analytics": false,\n    "plugins": [{"plugin": "other", "options": {"a": 1}}]\n}\n', 'package.json': '{"type": "module"}'});
  const {stdout} = await shell('gristmill init data/one');
  t.regex(stdout, /Added the plugin ".*tools\/plugin\.ts" to ".*nx\.json"/);
  const text = readFileSync(join(folder, 'nx.json'), 'utf8');
  const {plugins, analytics}: {plugins: readonly unknown[]; analytics: boolean} = JSON.parse(text);
  t.is(analytics, false);
  t.deepEqual(plugins[0], {plugin: 'other', options: {a: 1}});
  t.regex(String(plugins[1]), /tools\/plugin\.ts$/);
  t.true(text.startsWith('{\n    "analytics"'));
  t.true((await shell('gristmill init data/two')).stdout.includes('knows the plugin'));
  t.is(readFileSync(join(folder, 'nx.json'), 'utf8'), text);
  write({'nx.json': '{\n  // mine\n  "plugins": []\n}\n'});
  t.true((await shell('gristmill init data/three')).stdout.includes('for it is not plain JSON'));
  t.is(readFileSync(join(folder, 'nx.json'), 'utf8'), '{\n  // mine\n  "plugins": []\n}\n');
});

test('init: where the package is installed, its files are named by the package', async (t) => {
  const {folder, repository, shell} = scene(t);
  repository('.');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root.replace(/\/$/, ''), join(folder, 'node_modules/gristmill'));
  await shell('gristmill init');
  t.true(readFileSync(join(folder, 'dataset.config.mts'), 'utf8').includes("from 'gristmill/tools/define-dataset.ts'"));
  t.is((await shell('gristmill build --tokenizer none')).code, 0);
});
