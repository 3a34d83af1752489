import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import test from 'ava';
import {createNodes, createNodesV2} from '../../tools/plugin.ts';

const root = new URL('../..', import.meta.url).pathname;

const about = ['stats', 'explain', 'show', 'diff', 'graph', 'provenance', 'doctor', 'predict'];
/** Goes on until it is stopped, beside others. */
const continuous = ['watch'];
const alone = ['build', 'vocab', 'export', 'forget', 'roll', 'verify', 'leaks', 'sync', 'sweep', 'train', 'train-setup', 'remote'];

test('createNodes() infers one project per configuration, with a target for each command about a dataset, none of them cached', async (t) => {
  const [pattern, infer] = createNodes;
  t.is(pattern, '**/dataset.config.{ts,mts,js,mjs,json}');
  const nodes = await infer(['data/one/dataset.config.ts', 'dataset.config.json'], undefined, {workspaceRoot: '/w/shop', nxJsonConfiguration: {}});
  t.like(nodes, [
    ['data/one/dataset.config.ts', {projects: {'data/one': {root: 'data/one', name: 'one'}}}],
    ['dataset.config.json', {projects: {'.': {root: '.', name: 'shop'}}}],
  ]);
  for (const [config, result] of nodes) {
    const [{targets = {}} = {}] = Object.values(result.projects ?? {});
    t.deepEqual(Object.keys(targets).sort(), [...about, ...continuous, ...alone].sort());
    for (const [name, {metadata, ...target}] of Object.entries(targets)) {
      const configurations = name === 'train' ? {configurations: {doctor: {doctor: true}, fresh: {fresh: true}}} : {};
      t.deepEqual(target, {executor: `./tools/executors:${name}`, options: {config}, cache: false, parallelism: !alone.includes(name), ...(continuous.includes(name) && {continuous: true}), ...configurations});
      t.regex(metadata?.description ?? '', /^[A-Z].*[^.]$/, name);
    }
    t.is(targets['build']?.metadata?.description, `Builds the dataset of ${config}: only what changed since the last build is done again`);
  }
  t.is(createNodesV2, createNodes);
});

test('createNodes() names the target that builds as asked, even like another command', async (t) => {
  const targets = async (targetName: string) => (await createNodes[1](['a/dataset.config.ts'], {targetName}, {workspaceRoot: '/w', nxJsonConfiguration: {}}))[0]?.[1].projects?.['a']?.targets ?? {};
  t.deepEqual(Object.keys(await targets('grind')).sort(), [...about, ...continuous, ...alone, 'grind'].filter((name) => name !== 'build').sort());
  t.is((await targets('grind'))['grind']?.executor, './tools/executors:build');
  t.is((await targets('verify'))['verify']?.executor, './tools/executors:build');
});

test('Nx itself finds the default project and its executor, asks nothing, and connects to nothing', async (t) => {
  const nx = new URL('../../node_modules/.bin/nx', import.meta.url).pathname;
  const {stdout} = await promisify(execFile)(process.execPath, [nx, 'show', 'project', 'dataset', '--json'], {cwd: root, env: {...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false'}});
  t.like(JSON.parse(stdout), {name: 'dataset', root: 'dataset', targets: {build: {executor: './tools/executors:build', cache: false, parallelism: false, options: {config: 'dataset/dataset.config.ts'}}}});
  t.like(JSON.parse(await readFile(`${root}nx.json`, 'utf8')), {analytics: false, neverConnectToCloud: true});
});
