// Makes the environment that training runs in: a folder of Python's own, with torch in it.
import {spawn} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {besideDataset} from '../beside-dataset.ts';
import type {CommandLine} from '../cli/command.ts';
import type {Host} from '../host.ts';
import {quoted} from '../report/quoted.ts';
import {candidates, environmentFolder, findPython, trainerFolder, type Python} from '../train/find-python.ts';
import {TrainingFailure} from '../train/training-failure.ts';

export async function runTrainSetup(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, {progress, signal}) => {
    const choice = (await meant()).train;
    const folder = choice?.folder ?? host.folder;
    const asked = candidates(host, {python: choice?.python, folder, root: host.folder});
    const {found} = await findPython(asked, host.env);
    if (found !== undefined && !line.values.has('again')) return answer({python: found, made: false});
    const environment = join(folder, environmentFolder);
    await rm(environment, {recursive: true, force: true});
    const python = join(environment, 'bin', 'python');
    const list = join(trainerFolder, 'requirements.txt');
    const run = (program: string, args: readonly string[]) => ended(program, args, {host, signal});
    progress({kind: 'note', text: `Making ${environment}: torch is large, and this may take minutes`});
    if (await run('uv', ['venv', environment]).then(() => true, isThere)) await run('uv', ['pip', 'install', '--python', python, '-r', list]);
    else {
      await run('python3', ['-m', 'venv', environment]);
      await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', list]);
    }
    const {found: made, tried} = await findPython([{path: python, why: 'it was just made'}], host.env);
    if (made === undefined) throw new TrainingFailure('no-python', 'Could not make a Python that trains', {where: environment, said: tried.join('; ')});
    return answer({python: made, made: true});
  });
}

function answer(report: {readonly python: Python; readonly made: boolean}) {
  const {made, python: {path, torch, python, cuda}} = report;
  return {report, text: () => `${made ? 'Made' : 'There is nothing to set up'}: ${quoted(path)} is Python ${python} with torch ${torch}${cuda ? ' and CUDA' : ''}\n`};
}

/** A program that is not there is no failure of one. */
function isThere(failure: unknown): boolean {
  if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return false;
  throw failure;
}

async function ended(program: string, args: readonly string[], {host: {env}, signal}: {readonly host: Host; readonly signal: AbortSignal}): Promise<void> {
  const child = spawn(program, args, {env: {...env}, stdio: ['ignore', 'ignore', 'pipe'], signal});
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new TrainingFailure('no-python', `Could not make a Python that trains: "${program}" ended with ${code}`, {said: said.trimEnd().split('\n').at(-1)});
}
