// One verification as a command: progress while it runs, then what was found, as text or as one line of JSON.
import {rmSync} from 'node:fs';
import {resolve} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {Dataset} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import {findConfig} from '../config/find-config.ts';
import type {Host} from '../host.ts';
import {datasetMeant} from '../look/answer.ts';
import {buildLine} from '../look/build-line.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {reporter} from '../report/reporter.ts';
import {stopping} from '../stopping.ts';
import {mendLines} from './mend.ts';
import {verificationText} from './verification-text.ts';
import {verifyDataset} from './verify-dataset.ts';

export async function runVerify(line: CommandLine, host: Host): Promise<number> {
  let progress = reporter(host);
  let dataset: Dataset | undefined;
  let temporary: string | undefined;
  const {signal, release} = stopping(host, {
    first: () => progress.tell({kind: 'note', text: 'Stopping. Nothing was changed. Press Ctrl-C again to leave at once'}),
    leave() {
      progress.close();
      // There is no time for anything that waits.
      if (temporary !== undefined) rmSync(temporary, {recursive: true, force: true});
    },
  });
  const build = await buildAgain(line, host);
  try {
    dataset = await datasetNamed(line, host);
    const surroundings = {path: host.env['PATH'] ?? '', home: host.home, progress: (event: Parameters<typeof progress.tell>[0]) => progress.tell(event), signal};
    const verification = await verifyDataset(dataset, surroundings, {
      quick: line.values.has('quick'),
      temporary: (folder) => void (temporary = folder),
      async step(stage, run) {
        progress.tell({kind: 'stage-started', stage, total: 0});
        const result = await run((ran) => progress.tell({kind: 'stage-advanced', stage, ran, reused: 0}));
        // A step that is over leaves no line behind.
        progress.close();
        progress = reporter(host);
        return result;
      },
    });
    progress.close();
    const mend = mendLines(verification.findings, {build, dataset});
    host.stdout.write(line.json ? `${JSON.stringify({...verification, mend})}\n` : terminalSafe(verificationText(verification, mend)));
    return verification.findings.length === 0 ? exitCodes.done.code : exitCodes.failed.code;
  } catch (failure) {
    progress.close();
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build}});
  } finally {
    release();
  }
}

async function datasetNamed(line: CommandLine, host: Host): Promise<Dataset> {
  const dataset = await datasetMeant(line, host);
  const file = line.values.get('tokenizer')?.[0];
  return file === undefined ? dataset : {...dataset, tokenizer: {kind: 'file', path: resolve(host.folder, file)}};
}

/** A folder without a configuration is a repository itself, and has to be named to be built. */
async function buildAgain({values}: CommandLine, host: Host): Promise<string> {
  const named = values.has('of') || values.has('config') || (await findConfig(host.folder)) !== undefined;
  const tokenizer = values.get('tokenizer')?.[0];
  const line = buildLine({values: named ? values : new Map([...values, ['of', ['.']]])});
  return tokenizer === undefined ? line : `${line} --tokenizer ${tokenizer}`;
}
