// Looks at everything a build needs, and says what is missing and what to do about it.
import {relative} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {Dataset} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import {findConfig} from '../config/find-config.ts';
import {cacheFolder, type Host} from '../host.ts';
import {datasetMeant} from '../look/answer.ts';
import {buildLine} from '../look/build-line.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {folded} from '../report/folded.ts';
import {jsonLine} from '../report/json-line.ts';
import {stopping} from '../stopping.ts';
import {failed, fine, type Finding} from './finding.ts';
import {lookAtDisk} from './look-at-disk.ts';
import {lookAtGit} from './look-at-git.ts';
import {lookAtNode, lookAtOpenFiles} from './look-at-process.ts';
import {lookAtMirror, lookAtSource, lookAtTokenizer} from './look-at-source.ts';
import {lookAtStore} from './look-at-store.ts';

export async function runDoctor(line: CommandLine, host: Host): Promise<number> {
  const {signal, release} = stopping(host, {first: () => {}, leave: () => {}});
  try {
    const findings = await examine(line, host, signal);
    const ok = findings.every(({state}) => state !== 'missing');
    const {isTTY, columns} = host.stdout;
    host.stdout.write(line.json ? jsonLine({ok, findings}) : terminalSafe(page(findings, isTTY === true && columns ? columns : Infinity)));
    return ok ? exitCodes.done.code : exitCodes.failed.code;
  } finally {
    release();
  }
}

async function examine(line: CommandLine, host: Host, signal: AbortSignal): Promise<readonly Finding[]> {
  const {finding, dataset} = await lookAtConfiguration(line, host);
  return [
    lookAtNode(process.versions.node),
    await lookAtGit(host, signal),
    ...(await lookAtOpenFiles()),
    finding,
    ...(dataset === undefined ? [await lookAtDisk('store disk', cacheFolder(host))] : await lookAtDataset(dataset, buildLine(line))),
  ];
}

async function lookAtDataset(dataset: Dataset, build: string): Promise<readonly Finding[]> {
  return [
    await lookAtSource(dataset),
    await lookAtMirror(dataset),
    await lookAtTokenizer(dataset),
    await lookAtDisk('store disk', dataset.store),
    await lookAtDisk('output disk', dataset.out),
    ...(await lookAtStore(dataset, build)),
  ];
}

/** A configuration is code and runs here, as it does when it is built. */
async function lookAtConfiguration(line: CommandLine, host: Host): Promise<{readonly finding: Finding; readonly dataset: Dataset | undefined}> {
  const name = 'configuration';
  try {
    const dataset = await datasetMeant(line, host);
    const file = line.values.get('config')?.[0] ?? (line.values.has('of') ? undefined : await findConfig(host.folder));
    const text = file === undefined ? 'none, and none is needed' : `"${file.startsWith('/') ? relative(host.folder, file) : file}" is accepted`;
    return {finding: fine(name, text), dataset};
  } catch (failure) {
    return {finding: failed(name, failure, {again: line.again}), dataset: undefined};
  }
}

function page(findings: readonly Finding[], columns: number): string {
  const width = Math.max(...findings.map(({name}) => name.length));
  const hanging = ' '.repeat(width + 11);
  const lines = findings.flatMap(({name, state, text, fix, code}) => [
    ...folded(`${state.padEnd(7)}  ${name.padEnd(width)}  ${code === undefined ? '' : `${code} `}${text}`, {columns, hanging}),
    ...(fix === undefined ? [] : [`${hanging}fix: ${fix}`]),
  ]);
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const [missing, warnings] = [count('missing'), count('warning')];
  const last = missing > 0 ? `${missing} missing: a build will not work until the lines after "fix" are done` : warnings > 0 ? 'Nothing is missing; see the warnings' : 'Nothing is missing';
  return `${lines.join('\n')}\n\n${last}\n`;
}
