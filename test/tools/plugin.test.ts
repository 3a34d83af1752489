import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import test from 'ava';
import {createNodes, createNodesV2} from '../../tools/plugin.ts';

const root = new URL('../..', import.meta.url).pathname;

test('createNodes() infers one project per configuration, with a build target that Nx neither caches nor runs beside others', async (t) => {
  const [pattern, infer] = createNodes;
  t.is(pattern, '**/dataset.config.{ts,mts,js,mjs,json}');
  const nodes = await infer(['data/one/dataset.config.ts', 'dataset.config.json'], undefined, {workspaceRoot: '/w/shop', nxJsonConfiguration: {}});
  const target = (config: string) => ({
    build: {
      executor: './tools/executors:build',
      options: {config},
      cache: false,
      parallelism: false,
      metadata: {description: `Builds the dataset of ${config}: only what changed since the last build is done again`},
    },
  });
  t.deepEqual(nodes, [
    ['data/one/dataset.config.ts', {projects: {'data/one': {root: 'data/one', name: 'one', targets: target('data/one/dataset.config.ts')}}}],
    ['dataset.config.json', {projects: {'.': {root: '.', name: 'shop', targets: target('dataset.config.json')}}}],
  ]);
  t.is(createNodesV2, createNodes);
});

test('createNodes() names the target as asked', async (t) => {
  const nodes = await createNodes[1](['a/dataset.config.ts'], {targetName: 'grind'}, {workspaceRoot: '/w', nxJsonConfiguration: {}});
  t.deepEqual(Object.keys(nodes[0]?.[1].projects?.['a']?.targets ?? {}), ['grind']);
});

test('Nx itself finds the default project and its executor, asks nothing, and connects to nothing', async (t) => {
  const nx = new URL('../../node_modules/.bin/nx', import.meta.url).pathname;
  const {stdout} = await promisify(execFile)(process.execPath, [nx, 'show', 'project', 'dataset', '--json'], {cwd: root, env: {...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false'}});
  t.like(JSON.parse(stdout), {name: 'dataset', root: 'dataset', targets: {build: {executor: './tools/executors:build', cache: false, parallelism: false, options: {config: 'dataset/dataset.config.ts'}}}});
  t.like(JSON.parse(await readFile(`${root}nx.json`, 'utf8')), {analytics: false, neverConnectToCloud: true});
});
