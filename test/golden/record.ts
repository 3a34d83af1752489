// A program: records what every task gives for its fixtures. Refuses while something differs that must be mended first.
import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {takeGolden, type Golden} from './golden.ts';
import {ourPipeline} from './pipeline.ts';
import {verdicts} from './verdicts.ts';

export const goldenFile = join(import.meta.dirname, 'tasks.json');

const nothing: Golden = {store: '', tasks: {}, codecs: {}, engine: {}};

export async function readGolden(file = goldenFile): Promise<Golden> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Golden) : nothing;
}

/** A line for each fixture, so that a change shows which. */
export function spellGolden(golden: Golden): string {
  return `${JSON.stringify(golden, undefined, 1).replaceAll(/\{\n\s+"key": (.*),\n\s+"gives": (.*)\n\s+\}/g, '{"key": $1, "gives": $2}')}\n`;
}

async function main(): Promise<number> {
  const present = await takeGolden(await ourPipeline());
  const found = verdicts(await readGolden(), present);
  const mend = found.filter(({need}) => need !== 'record');
  for (const {text} of mend.length > 0 ? mend : found) process.stdout.write(`${text}\n`);
  if (mend.length > 0) {
    process.stdout.write('Nothing was recorded\n');
    return 1;
  }
  await writeFile(goldenFile, spellGolden(present));
  process.stdout.write(found.length === 0 ? 'Nothing to record\n' : 'Recorded\n');
  return 0;
}

if (import.meta.main) process.exitCode = await main();
