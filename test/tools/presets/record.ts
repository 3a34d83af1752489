// A program that `npm run golden` runs, too: records what each preset exports of the history of the presets.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {presetNames} from '../../../tools/executors/config/presets/presets.ts';
import {presetBench, spellFiles} from './preset-bench.ts';

export const goldenFolder = join(import.meta.dirname, 'golden');

if (import.meta.main) {
  mkdirSync(goldenFolder, {recursive: true});
  for (const name of presetNames) {
    const ends: (() => unknown)[] = [];
    // All that a bench asks of a test.
    const t = {teardown: (end: () => unknown) => void ends.push(end)} as unknown as ExecutionContext;
    const bench = await presetBench(t, name);
    await bench.export('--offline');
    writeFileSync(join(goldenFolder, `${name}.txt`), spellFiles(bench.files()));
    for (const end of ends.toReversed()) await end();
  }
}
