// What a folder is, as far as a new configuration in it must know: whose modules, which repository, which workspace.
import {readFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {repositoryFolder} from '../../../stages/source/git/repository-folder.ts';
import {isFile} from '../config/find-config.ts';

export interface FolderSurroundings {
  /** A `.ts` file in it is an ES module without a question; everywhere else `.mts` says so. */
  readonly module: boolean;
  readonly repository: boolean;
  /** The folder of nx.json. */
  readonly workspace: string | undefined;
  /** How a configuration in it names the file that has the types. */
  readonly types: string;
}

export async function surroundingsOf(folder: string): Promise<FolderSurroundings> {
  const manifest = await above(folder, 'package.json');
  const workspace = await above(folder, 'nx.json');
  return {
    module: manifest !== undefined && /"type"\s*:\s*"module"/.test(await readFile(manifest, 'utf8')),
    repository: (await repositoryFolder(folder)) !== undefined,
    workspace: workspace === undefined ? undefined : dirname(workspace),
    types: await ours('tools/define-dataset.ts', folder),
  };
}

/** A file of this package, as a module or a workspace in that folder names it: by the package where it is installed, else by its path. */
export async function ours(file: string, folder: string): Promise<string> {
  const own = fileURLToPath(new URL('../../../', import.meta.url));
  const installed = await above(folder, 'node_modules/gristmill/package.json');
  if (installed !== undefined) return `gristmill/${file}`;
  const way = relative(folder, join(own, file));
  return way.startsWith('.') ? way : `./${way}`;
}

async function above(folder: string, name: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await isFile(join(at, name))) return join(at, name);
    if (at === dirname(at)) return undefined;
  }
}
