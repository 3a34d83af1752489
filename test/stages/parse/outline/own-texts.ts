// The files of this repository that have outlines: real code that every checkout has.
import {readdir, readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {detectLanguage} from '../../../../stages/parse/language/detect-language.ts';
import type {Language} from '../../../../stages/parse/outline/language.ts';
import {outlinedLanguage} from '../../../../stages/parse/outline/languages.ts';

export interface OwnText {readonly name: string; readonly language: Language; readonly bytes: Buffer}

const root = new URL('../../../../', import.meta.url).pathname;
const folders = ['graph', 'cache', 'stages', 'tools', 'docs', '.ci'];

export async function ownTexts(): Promise<readonly OwnText[]> {
  const listed = await Promise.all(folders.map(async (folder) => (await readdir(join(root, folder), {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)))));
  const found: OwnText[] = [];
  for (const name of [...listed.flat().sort(), 'README.md', 'package.json', 'tsconfig.json']) {
    const bytes = await readFile(join(root, name));
    const language = outlinedLanguage(detectLanguage(name, bytes).language ?? '');
    if (language !== undefined && bytes.length < 300_000) found.push({name, language, bytes});
  }
  return found;
}
