import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import test from 'ava';
import {parse} from 'yaml';
import {commands} from '../../../tools/executors/cli/commands.ts';
import {nightlyGenerator, pipelineFiles} from '../../../tools/generators/nightly/generator.ts';
import type {NightlyOptions} from '../../../tools/generators/nightly/nightly-options.ts';

interface Job {readonly environment?: string; readonly env?: Readonly<Record<string, string>>; readonly steps?: readonly {readonly run?: string; readonly uses?: string}[]; readonly script?: readonly string[]}
interface Workflow {readonly on: Readonly<Record<string, unknown>>; readonly permissions: unknown; readonly jobs: Readonly<Record<string, Job>>}

const all: readonly NightlyOptions[] = [{}, {parts: 1}, {parts: 7, drift: ['vocab', 'roll'], hour: 23}, {host: 'gitlab'}, {host: 'gitlab', parts: 5, drift: ['roll']}];

test('Every line that pipelines run is a command of ours, with options that it has', (t) => {
  for (const options of all) {
    for (const [path, text] of pipelineFiles(options)) {
      const lines = [...text.matchAll(/npx gristmill (.*)$/gm)].map(([, line = '']) => line.replace(/ \| tee .*$/, '').split(' '));
      t.true(lines.length > 0, path);
      for (const [name, ...words] of lines) {
        const command = commands.find((known) => known.name === name);
        const known = new Set(command?.options.map((option) => `--${option.name}`));
        for (const word of words) if (word.startsWith('--')) t.true(known.has(word), `${path}: ${name} ${word}`);
      }
    }
  }
});

test('Of GitHub\'s workflows only jobs of protected branches have the key, and nothing of a pull request can write', (t) => {
  const [nightly, pull] = pipelineFiles({parts: 3}).map(([, text]) => ({text, workflow: parse(text) as Workflow}));
  t.deepEqual(Object.keys(pull?.workflow.on ?? {}), ['pull_request']);
  t.false(/SECRET\b|secrets\.GRISTMILL_REMOTE_TOKEN|environment:/.test(pull?.text.replace(/^#.*$/gm, '').replace(/\n\s*#.*$/gm, '') ?? ''));
  for (const {workflow} of [nightly, pull].filter((one) => one !== undefined)) {
    t.deepEqual(workflow.permissions, {contents: 'read'});
    for (const job of Object.values(workflow.jobs)) {
      const hasKey = Object.values(job.env ?? {}).some((value) => /secrets\.GRISTMILL_REMOTE_(?:SECRET|TOKEN)\b/.test(value));
      t.is(hasKey, job.environment === 'dataset');
      t.true(job.steps?.every(({run, uses}) => (run === undefined) !== (uses === undefined)));
      // What runs holds nothing that a title or a branch could put there.
      for (const {run = ''} of job.steps ?? []) t.notRegex(run, /\$\{\{\s*github\./);
    }
  }
});

test('GitLab\'s pipeline takes the key out of the jobs that only read', (t) => {
  const [[, text] = ['', '']] = pipelineFiles({host: 'gitlab', parts: 4});
  const jobs = parse(text) as Readonly<Record<string, Job & {readonly parallel?: number}>>;
  t.is(jobs['dataset-part']?.parallel, 4);
  for (const name of ['dataset-check', 'dataset-merge-request']) t.is(jobs[name]?.script?.[0], 'unset GRISTMILL_REMOTE_SECRET');
});

test('The workflows of this repository are what the generator writes', (t) => {
  for (const [path, text] of pipelineFiles({})) t.is(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'), text, path);
});

test('nightlyGenerator() writes over nothing, refuses what would be run, and is found by Nx', async (t) => {
  const written = new Map<string, string>();
  const tree = {exists: (path: string) => written.has(path), write: (path: string, text: string) => void written.set(path, text)};
  await nightlyGenerator(tree, {host: 'gitlab'});
  t.deepEqual([...written.keys()], ['.gitlab/dataset.yml']);
  await t.throwsAsync(nightlyGenerator(tree, {host: 'gitlab'}), {message: /is there already/});
  await t.throwsAsync(nightlyGenerator(tree, {config: 'a; rm -rf .'}), {message: /config: expected a path of plain letters/});
  await t.throwsAsync(nightlyGenerator(tree, {parts: 0}), {message: /parts: expected/});
  const require = createRequire(import.meta.url);
  const {generators} = require('../../../tools/generators/generators.json') as {generators: Readonly<Record<string, {factory: string; schema: string}>>};
  const [file = '', name = ''] = generators['nightly']?.factory.split('#') ?? [];
  t.is(typeof (require(new URL(`../../../tools/generators/${file}`, import.meta.url).pathname) as Readonly<Record<string, unknown>>)[name], 'function');
});
