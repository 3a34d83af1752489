// One sync as a command: what is new on the forge, or in files, becomes pages of the mirror.
import {resolve} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {Dataset, ForgeChoice} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import {resolveForge} from '../config/resolve-forge.ts';
import type {Host} from '../host.ts';
import {datasetMeant} from '../look/answer.ts';
import {buildLine} from '../look/build-line.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {stopping} from '../stopping.ts';
import {forgeFolder} from './forge-folder.ts';
import {importFiles} from './import-files.ts';
import {openForgeMirror} from './open-forge-mirror.ts';
import {importText, syncText} from './sync-text.ts';
import {waitView} from './wait-view.ts';

export async function runSync(line: CommandLine, host: Host): Promise<number> {
  const view = waitView(host);
  const tell = (text: string) => view.print(terminalSafe(text));
  const {signal, release} = stopping(host, {first: () => tell('Stopping. What was mirrored is kept. Press Ctrl-C again to leave at once'), leave: () => {}});
  let dataset: Dataset | undefined;
  try {
    dataset = await datasetMeant(line, host);
    const forge = dataset.forge === undefined || dataset.forge.unknown === true ? resolveForge(true, dataset.source) : dataset.forge;
    const paths = line.values.get('import') ?? [];
    if (paths.length > 0) await importInto(forge, {store: dataset.store, paths: paths.map((path) => resolve(host.folder, path))});
    else await askForge(forge, dataset.store);
    return exitCodes.done.code;
  } catch (failure) {
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
    view.close();
  }

  async function importInto(forge: ForgeChoice, {store, paths}: {readonly store: string; readonly paths: readonly string[]}): Promise<void> {
    await using mirror = await openForgeMirror(forgeFolder(store, forge), tell, signal);
    const imported = await importFiles({log: mirror.log, repository: forge.repository, paths, told: tell}, signal);
    const {items, older, refused} = imported;
    host.stdout.write(line.json ? `${JSON.stringify({repository: forge.repository, mirror: mirror.dir, items, older, refused: Object.fromEntries(refused)})}\n` : terminalSafe(importText(imported, mirror.dir)));
  }

  async function askForge(forge: ForgeChoice, store: string): Promise<void> {
    const {findToken} = await import('./find-token.ts');
    const {syncDataset, withoutToken} = await import('./sync-dataset.ts');
    const token = await findToken({api: forge.api, tokenEnv: line.values.get('token-env')?.[0] ?? forge.tokenEnv}, host);
    if (token === undefined) tell(`${withoutToken(forge, host)} Without one there are 60 requests an hour, each for a hundred things, and no reviews. It is safe to stop at any time`);
    const synced = await syncDataset({store, forge, token, sweep: line.values.has('recount'), view: {...view, print: tell}}, signal);
    host.stdout.write(line.json ? `${JSON.stringify({repository: forge.repository, ...synced})}\n` : terminalSafe(syncText(synced, forge.repository)));
  }
}
