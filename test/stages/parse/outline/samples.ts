// A small text of each language, and its outline as recorded.
import {readFile, readdir} from 'node:fs/promises';
import type {Language} from '../../../../stages/parse/outline/language.ts';
import {outlinedLanguages} from '../../../../stages/parse/outline/languages.ts';

const folder = new URL('samples/', import.meta.url);

export interface Sample {readonly language: Language; readonly bytes: Buffer; readonly recorded: URL}

/** Named after the grammar. */
export async function samples(): Promise<readonly Sample[]> {
  const files = await readdir(folder);
  return await Promise.all(outlinedLanguages().filter(({grammar}) => files.includes(`${grammar}.txt`)).map(async (language) => ({
    language,
    bytes: await readFile(new URL(`${language.grammar}.txt`, folder)),
    recorded: new URL(`${language.grammar}.outline`, folder),
  })));
}
