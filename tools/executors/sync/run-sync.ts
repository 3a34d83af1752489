// One sync as a command: what is new on the forge, or in files, becomes pages of the mirror.
import {resolve} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {Dataset} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
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
import {importText} from './sync-text.ts';

export async function runSync(line: CommandLine, host: Host): Promise<number> {
  const tell = (text: string) => void host.stderr.write(terminalSafe(`${text}\n`));
  const {signal, release} = stopping(host, {first: () => tell('Stopping. What was mirrored is kept. Press Ctrl-C again to leave at once'), leave: () => {}});
  let dataset: Dataset | undefined;
  try {
    dataset = await datasetMeant(line, host);
    const forge = dataset.forge ?? resolveForge(true, dataset.source);
    const paths = line.values.get('import') ?? [];
    if (paths.length === 0) throw misused([{path: '--import', expected: 'a file or a folder', got: 'nothing'}], 'sync');
    await using mirror = await openForgeMirror(forgeFolder(dataset.store, forge), tell, signal);
    const imported = await importFiles({log: mirror.log, repository: forge.repository, paths: paths.map((path) => resolve(host.folder, path)), told: tell}, signal);
    const {items, older, refused} = imported;
    host.stdout.write(line.json ? `${JSON.stringify({repository: forge.repository, mirror: mirror.dir, items, older, refused: Object.fromEntries(refused)})}\n` : terminalSafe(importText(imported, mirror.dir)));
    return exitCodes.done.code;
  } catch (failure) {
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}
