// Each preset on this very repository, offline: what git counts is in its files, and a second run writes nothing. Minutes of work, so only when asked for.
import {readFileSync, writeFileSync} from 'node:fs';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import test from 'ava';
import {presetNames, type PresetName} from '../../../tools/executors/config/presets/presets.ts';
import {smallTokenizerFile} from '../../mill/small-tokenizer-file.ts';
import {commandBench} from '../rig/command-bench.ts';
import type {Steps} from './preset-bench.ts';

const long = process.env['GRISTMILL_LONG'] === '1' ? test : test.skip;
const root = new URL('../../..', import.meta.url).pathname;
const git = (...args: readonly string[]) => execFileSync('git', [...args], {cwd: root, encoding: 'utf8', maxBuffer: 1 << 28}).trimEnd();

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

/** How many there must be of something that git can count, and how many there are. */
const counted: Readonly<Record<PresetName, (folder: string) => readonly (readonly [is: number, wanted: number])[]>> = {
  'hyperswitch-cpt': (folder) => {
    const records = linesOf(join(folder, 'dataset/source_cpt_dataset.jsonl'));
    return [[records.filter(({type}) => type === 'commit').length, git('log', 'HEAD', '--format=%H', '--no-merges').split('\n').filter((oid) => git('show', '--format=', '--name-only', oid) !== '').length]];
  },
  'product-abstraction': (folder) => [[linesOf(join(folder, 'final_dataset/merged_dataset.jsonl')).length, (JSON.parse(readFileSync(join(folder, 'final_dataset/statistics.json'), 'utf8')) as {total_samples: number}).total_samples]],
  'commit-sequence': (folder) => [[(JSON.parse(readFileSync(join(folder, 'outputs/commits.json'), 'utf8')) as {commits: readonly unknown[]}).commits.length, Number(git('rev-list', '--count', 'HEAD'))]],
  quick: (folder) => [[new Set(linesOf(join(folder, 'code/file_16k.jsonl')).map(({path}) => path)).has('graph/build.ts') ? 1 : 0, 1]],
};

for (const name of presetNames) {
  long(`preset ${name} on this repository`, async (t) => {
    t.timeout(30 * 60_000);
    const bench = commandBench(t);
    const tokenizer = name === 'quick' ? {} : {tokenizer: smallTokenizerFile(bench.root)};
    // A copy with one branch: others come and go while this runs.
    execFileSync('git', ['clone', '--quiet', '--bare', '--single-branch', root, join(bench.root, 'source.git')]);
    writeFileSync(join(bench.root, 'dataset.config.json'), JSON.stringify({preset: name, source: join(bench.root, 'source.git'), store: bench.store, shallow: 'drop-boundary', ...(name !== 'quick' && {tokenizer: {file: tokenizer.tokenizer?.path}})}));
    const {steps} = await bench.ask<Steps>('export', '--offline');
    t.deepEqual(steps.filter(({error}) => error !== undefined), []);
    for (const [is, wanted] of counted[name](bench.root)) t.is(is, wanted);
    const again = await bench.ask<Steps>('export', '--offline');
    t.true(again.build?.upToDate);
    t.deepEqual(again.steps.map(({report}) => report?.files.written), again.steps.map(() => 0));
  });
}
