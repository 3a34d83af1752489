// The generator as Nx runs it: on a tree of its own, and on this workspace without writing.
import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {createTreeWithEmptyWorkspace} from '@nx/devkit/testing';
import test from 'ava';
import {presetNames, presets} from '../../../tools/executors/config/presets/presets.ts';
import {datasetGenerator} from '../../../tools/generators/dataset/generator.ts';

const root = new URL('../../..', import.meta.url).pathname;

test('the generator writes a configuration with its preset, lists the plugin once, and makes a chain of the steps', async (t) => {
  const tree = createTreeWithEmptyWorkspace();
  await datasetGenerator(tree, {directory: 'data/b', preset: 'product-abstraction'});
  await datasetGenerator(tree, {directory: 'data/plain'});
  t.regex(tree.read('data/b/dataset.config.mts', 'utf8') ?? '', /\n {2}preset: 'product-abstraction',\n/);
  const {plugins}: {plugins: readonly string[]} = JSON.parse(tree.read('nx.json', 'utf8') ?? '');
  t.is(plugins.filter((plugin) => plugin.endsWith('tools/plugin.ts')).length, 1);
  const {targets}: {targets: Readonly<Record<string, unknown>>} = JSON.parse(tree.read('data/b/project.json', 'utf8') ?? '');
  const target = (step: string, before: string) => ({executor: './tools/executors:export', options: {config: 'data/b/dataset.config.mts', words: step}, dependsOn: [before], cache: false, parallelism: false});
  t.deepEqual(targets, {gather_pr_issues: target('gather_pr_issues', 'build'), generate: target('generate', 'gather_pr_issues'), merge_datasets: target('merge_datasets', 'generate')});
  t.false(tree.exists('data/plain/project.json'));
});

test('the generator overwrites nothing, and says which presets there are', async (t) => {
  const tree = createTreeWithEmptyWorkspace();
  tree.write('package.json', '{"type": "module"}');
  tree.write('a/project.json', '{"name": "mine", "targets": {"code": {"command": "true"}}}');
  await datasetGenerator(tree, {directory: 'a', preset: 'quick'});
  t.deepEqual(JSON.parse(tree.read('a/project.json', 'utf8') ?? ''), {name: 'mine', targets: {code: {command: 'true'}}});
  t.is((await t.throwsAsync(datasetGenerator(tree, {directory: 'a'}))).message, 'Could not write a configuration: "a/dataset.config.ts" is there already');
  t.is((await t.throwsAsync(datasetGenerator(tree, {directory: 'b', preset: 'quik'}))).message, `--preset: expected "hyperswitch-cpt", "product-abstraction", "commit-sequence" or "quick", got "quik". Did you mean "quick"?`);
});

test('Nx itself finds the generator, and a dry run writes nothing', async (t) => {
  const nx = `${root}node_modules/.bin/nx`;
  const {stdout} = await promisify(execFile)(process.execPath, [nx, 'generate', './tools/generators:dataset', 'never-there', '--preset', 'commit-sequence', '--dry-run'], {cwd: root, env: {...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', NO_COLOR: '1', FORCE_COLOR: '0'}});
  t.regex(stdout, /CREATE never-there\/dataset\.config\.ts/);
  t.regex(stdout, /CREATE never-there\/project\.json/);
});

test('every step of a preset has a name that Nx takes for a target', (t) => {
  for (const name of presetNames) for (const step of Object.keys(presets[name].config.exports ?? {})) t.regex(step, /^[a-z][a-z0-9_]*$/, name);
});
