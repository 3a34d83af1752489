// Keys, a look at the remote, and clearing away: as one command.
import {cleanRemote, type CleanReport} from '../../../cache/remote/clean-remote.ts';
import {makeFolder} from '../../../cache/durable.ts';
import type {Doubt} from '../../../cache/remote/doubting-store.ts';
import {newKey} from '../../../cache/remote/remote-key.ts';
import {isTrouble} from '../../../cache/remote/remote-trouble.ts';
import {tmpFile} from '../../../cache/tmp-files.ts';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {Dataset} from '../build/contract.ts';
import {storeFolder} from '../build/store-folder.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {didYouMean} from '../config/nearest.ts';
import {choice} from '../config/problem.ts';
import {shown} from '../config/shown.ts';
import type {Host} from '../host.ts';
import {datasetMeant} from '../look/answer.ts';
import {buildLine} from '../look/build-line.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {jsonLine} from '../report/json-line.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {stopping} from '../stopping.ts';
import {openRemote, type OpenRemote} from './open-remote.ts';
import {remoteAccess} from './remote-access.ts';
import {RemoteFailure} from './remote-failure.ts';
import {cleanText, doubtText, keyText, remoteStatus, statusText} from './remote-status.ts';

const actions = ['keygen', 'status', 'check', 'gc'] as const;
const day = 86_400;

export async function runRemote(line: CommandLine, host: Host): Promise<number> {
  const {signal, release} = stopping(host, {first: () => {}, leave: () => {}});
  let dataset: Dataset | undefined;
  try {
    const action = actions.find((name) => name === line.words[0]);
    if (action === undefined) throw misused([{path: 'remote', expected: choice(actions), got: shown(line.words[0] ?? ''), hint: didYouMean(line.words[0] ?? '', actions)}], 'remote');
    if (action === 'keygen') {
      const key = newKey();
      host.stdout.write(line.json ? jsonLine(key) : keyText(key));
      return exitCodes.done.code;
    }
    const wishes = wishesOf(line);
    dataset = await datasetMeant(line, host);
    if (action === 'check') return await checked(dataset, {line, host, signal, doubt: wishes.doubt});
    const remote = await opened(dataset, host);
    try {
      if (action === 'status') {
        const status = await remoteStatus(remote, signal);
        host.stdout.write(line.json ? jsonLine(status) : terminalSafe(statusText(status)));
      } else {
        const report = await cleaned(remote, wishes, signal);
        host.stdout.write(line.json ? jsonLine({dryRun: wishes.dryRun, ...report}) : terminalSafe(cleanText(report, {place: remote.place.shown, dryRun: wishes.dryRun})));
      }
      if (remote.place.work.off !== undefined) throw new RemoteFailure('not-published', remote.place.shown, remote.place.work.off);
      return exitCodes.done.code;
    } finally {
      remote.place.close();
    }
  } catch (failure) {
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}

async function opened(dataset: Dataset, host: Host): Promise<OpenRemote> {
  if (dataset.remote === undefined) throw new RemoteFailure('no-remote', dataset.source, 'The configuration names no remote');
  const folder = storeFolder(dataset);
  await makeFolder(folder);
  return openRemote(dataset.remote, {access: remoteAccess(host, {use: 'on', publishOnly: false}), folder, store: {aside: (extension) => tmpFile(folder, extension)}, note: (text) => void host.stderr.write(terminalSafe(`${text}\n`))});
}

/** Fails where a row came out otherwise: it is told, and nothing is put right. */
async function checked(dataset: Dataset, {line, host, signal, doubt}: {readonly line: CommandLine; readonly host: Host; readonly signal: AbortSignal; readonly doubt: Doubt}): Promise<number> {
  if (dataset.remote === undefined) throw new RemoteFailure('no-remote', dataset.source, 'The configuration names no remote');
  const build = await host.composition();
  const report = await build(dataset, {path: host.env['PATH'] ?? '', home: host.home, signal, progress: () => {}, remote: {...remoteAccess(host, {use: 'on', publishOnly: false}), doubt}});
  const doubted = report.remote?.doubted ?? {rows: 0, differing: []};
  host.stdout.write(line.json ? jsonLine({...doubt, ...doubted}) : terminalSafe(doubtText(doubted, doubt)));
  return doubted.differing.length === 0 ? exitCodes.done.code : exitCodes.failed.code;
}

type Wishes = ReturnType<typeof wishesOf>;

async function cleaned(remote: OpenRemote, {nights, weeks, grace, withdraw, dryRun}: Wishes, signal: AbortSignal): Promise<CleanReport> {
  const {writer} = remote;
  if (writer === undefined) throw new RemoteFailure('no-secret', remote.place.shown, 'Nothing can be cleared away without a secret key that is believed');
  try {
    if (withdraw && !dryRun) {
      const last = await remote.reader.headOf(remote.domain, signal);
      const manifest = await last?.manifest();
      if (last !== undefined && manifest !== undefined) await writer.renew(manifest, last.record, signal, Number.MAX_SAFE_INTEGER);
    }
    const none: CleanReport = {builds: {kept: 0, dropped: 0}, objects: {kept: 0, marked: 0, removed: 0}, bytesRemoved: 0};
    return (await cleanRemote({...remote, writer, nights, weeks, graceSeconds: grace * day, dryRun}, signal)) ?? none;
  } catch (cause) {
    if (isTrouble(cause)) throw new RemoteFailure('not-published', remote.place.shown, cause.message, cause);
    throw cause;
  }
}

function wishesOf({values}: CommandLine) {
  const problems: Parameters<typeof misused>[0][number][] = [];
  const number = (name: string, usual: number, least: number) => {
    const word = values.get(name)?.[0];
    if (word === undefined) return usual;
    const value = /^\d{1,5}$/.test(word) ? Number(word) : -1;
    if (value < least) problems.push({path: `--${name}`, expected: `a whole number of at least ${least}`, got: shown(word)});
    return value;
  };
  const percent = values.get('percent')?.[0] ?? '1';
  if (!(/^\d{1,3}(?:\.\d{1,4})?$/.test(percent) && Number(percent) <= 100)) problems.push({path: '--percent', expected: 'a number from 0 to 100', got: shown(percent)});
  const wishes = {doubt: {percent: Number(percent), seed: values.get('seed')?.[0] ?? new Date().toISOString().slice(0, 10)}, nights: number('nights', 14, 1), weeks: number('weeks', 8, 0), grace: number('grace', 7, 0), withdraw: values.has('withdraw'), dryRun: values.has('dry-run')};
  if (problems.length > 0) throw misused(problems, 'remote');
  return wishes;
}
