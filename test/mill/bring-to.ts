// Brings what a forge would say into the mirror of a rig, as an import of a dump does.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {forgeFolder} from '../../tools/executors/sync/forge-folder.ts';
import {importFiles} from '../../tools/executors/sync/import-files.ts';
import {openForgeMirror} from '../../tools/executors/sync/open-forge-mirror.ts';

/** The forge of most rigs, and what samples of it go by. */
export const plainForge = {api: 'https://api.github.com', repository: 'a/b'};
export const forgeRules = {bots: [], keepBots: false, maxBytes: 1_000_000, repository: plainForge.repository};

const never = new AbortController().signal;

/** `store`: that of a build, where it is not the rig's own. */
export function bringTo(root: string, {store = join(root, 'own/store'), forge = plainForge} = {}) {
  return async (things: readonly object[]) => {
    const dump = join(root, 'dump.json');
    writeFileSync(dump, JSON.stringify(things));
    await using mirror = await openForgeMirror(forgeFolder(store, forge), () => {}, never);
    return await importFiles({log: mirror.log, repository: forge.repository, paths: [dump], told: () => {}}, never);
  };
}
