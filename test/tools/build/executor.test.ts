import {createRequire} from 'node:module';
import {join} from 'node:path';
import test from 'ava';
import {buildCommand} from '../../../tools/executors/build/command.ts';
import {runExecutor} from '../../../tools/executors/cli/executor-of.ts';
import {emptyReport, fakeHost} from '../rig/fake-host.ts';
import {folderWith} from '../rig/folder.ts';

const files = {'data/dataset.config.json': '{"source": "..", "out": "./out"}', 'tok.json': '{}'};

test('runExecutor() builds the configuration, with options read from the root of the workspace', async (t) => {
  const root = await folderWith(t, files);
  // Nx starts executors in whatever folder the user is in.
  const host = fakeHost({folder: '/somewhere/else'});
  const options = {config: 'data/dataset.config.json', store: 'mill', ref: ['main', 'dev'], threads: 2, merges: 'skip', tokenizer: 'tok.json'};
  t.deepEqual(await runExecutor(buildCommand, options, {root, projectName: 'data', targetName: 'build', processes: host}), {success: true});
  t.like(host.built[0], {source: root, out: join(root, 'data/out'), store: join(root, 'mill'), refs: ['main', 'dev'], threads: 2, commits: {merges: 'skip'}, tokenizer: {kind: 'file', path: join(root, 'tok.json')}});
  t.true(host.out().includes('  npx nx run data:build '), host.out());
});

test('runExecutor() with json ends with one line of JSON', async (t) => {
  const host = fakeHost();
  await runExecutor(buildCommand, {config: 'data/dataset.config.json', json: true}, {root: await folderWith(t, files), processes: host});
  t.is(host.out(), `${JSON.stringify(emptyReport)}\n`);
});

test('runExecutor() fails its task, in words, when the options or the build fail', async (t) => {
  const root = await folderWith(t, files);
  const misused = fakeHost();
  t.deepEqual(await runExecutor(buildCommand, {config: 'data/dataset.config.json', ref: '-x'}, {root, processes: misused}), {success: false});
  t.true(misused.err().includes('--ref: expected the name of a branch, tag or commit, got "-x"'), misused.err());
  const missing = fakeHost();
  t.deepEqual(await runExecutor(buildCommand, {config: 'no/dataset.config.ts', json: true}, {root, processes: missing}), {success: false});
  t.deepEqual(JSON.parse(missing.out()), {
    error: {code: 'GM1101', message: 'Could not find the configuration: there is no file "no/dataset.config.ts"', where: 'no/dataset.config.ts', cause: 'The file that --config names does not exist.', fix: 'gristmill init --config no/dataset.config.ts'},
  });
  const broken = fakeHost({build: async () => Promise.reject(Object.assign(new Error('Disk full'), {code: 'ENOSPC', syscall: 'write'}))});
  t.deepEqual(await runExecutor(buildCommand, {config: 'data/dataset.config.json'}, {root, processes: broken}), {success: false});
  t.is(broken.err(), 'GM3001 No space left\n  The disk is full, or a quota is reached. What was finished is kept.\n  Disk full\n  fix: free some space on the disk of WHERE, then run the same command again\n  see docs/errors.md#gm3001\n');
});

test('The executor that executors.json names can be loaded the way Nx does it, by require', (t) => {
  const require = createRequire(import.meta.url);
  const {executors} = require('../../../tools/executors/executors.json');
  const [file, name] = executors.build.implementation.split('#');
  t.is(typeof require(join('../../../tools/executors', file))[name], 'function');
  t.is(typeof require('../../../tools/plugin.ts').createNodes[1], 'function');
});
