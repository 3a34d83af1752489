// Where a configuration is looked for when none is named.
import {stat} from 'node:fs/promises';
import {join} from 'node:path';

export const configNames = ['dataset.config.ts', 'dataset.config.mts', 'dataset.config.js', 'dataset.config.mjs', 'dataset.config.json'] as const;

/** The first of the names that exists in a folder. Never asked about a repository's folder: a configuration is code and runs. */
export async function findConfig(folder: string): Promise<string | undefined> {
  for (const name of configNames) {
    const file = join(folder, name);
    if (await isFile(file)) return file;
  }
  return undefined;
}

export async function isFile(file: string): Promise<boolean> {
  return await stat(file).then((found) => found.isFile(), () => false);
}
