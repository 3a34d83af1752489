// Finds a Python that can train: the one that was named, or the first of the usual ones that has what it takes.
import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Host} from '../host.ts';

export interface Python {
  readonly path: string;
  readonly python: string;
  readonly torch: string;
  readonly cuda: boolean;
  /** Of each device, how much memory it has. */
  readonly devices: readonly {readonly name: string; readonly bytes: number}[];
}

export interface Candidate {readonly path: string; readonly why: string}

export const oldestTorch = [2, 6] as const;
export const environmentFolder = '.venv-train';

/** In the order in which they are asked. */
export function candidates({env}: Pick<Host, 'env'>, {python, folder, root}: {readonly python: string | undefined; readonly folder: string; readonly root: string}): readonly Candidate[] {
  if (python !== undefined) return [{path: python, why: 'the configuration names it'}];
  const named = env['GRISTMILL_PYTHON'];
  if (named !== undefined && named !== '') return [{path: named, why: 'GRISTMILL_PYTHON names it'}];
  const active = [env['VIRTUAL_ENV'], env['CONDA_PREFIX']].flatMap((path) => (path === undefined || path === '' ? [] : [{path: join(path, 'bin', 'python'), why: 'its environment is active'}]));
  const made = [...new Set([folder, root])].map((place) => ({path: join(place, environmentFolder, 'bin', 'python'), why: 'train-setup made it'}));
  return [...active, ...made, {path: 'python3', why: 'it is the usual one'}];
}

export async function findPython(asked: readonly Candidate[], env: Readonly<Record<string, string | undefined>>): Promise<{readonly found: Python | undefined; readonly tried: readonly string[]}> {
  const tried: string[] = [];
  for (const {path, why} of asked) {
    const answer = await probe(path, env);
    if (typeof answer !== 'string') return {found: answer, tried};
    tried.push(`${path} (${why}): ${answer}`);
  }
  return {found: undefined, tried};
}

const question = `
import json, sys
try:
    import numpy, safetensors, torch
    devices = [{"name": torch.cuda.get_device_name(at), "bytes": torch.cuda.get_device_properties(at).total_memory} for at in range(torch.cuda.device_count())]
    print(json.dumps({"python": sys.version.split()[0], "torch": torch.__version__, "cuda": torch.cuda.is_available(), "devices": devices}))
except ImportError as failure:
    print(json.dumps(str(failure)))
`;

/** Or why not. From a folder that holds nothing to import: a repository's own files are never run. */
async function probe(path: string, env: Readonly<Record<string, string | undefined>>): Promise<Python | string> {
  try {
    const {stdout} = await promisify(execFile)(path, ['-c', question], {cwd: trainerFolder, env: engineEnvironment(env), timeout: 120_000});
    const answer: string | Omit<Python, 'path'> = JSON.parse(stdout);
    if (typeof answer === 'string') return answer;
    const [major = 0, minor = 0] = answer.torch.split('.').map((part) => Number.parseInt(part, 10));
    const isOld = major < oldestTorch[0] || (major === oldestTorch[0] && minor < oldestTorch[1]);
    return isOld ? `torch is ${answer.torch}, and ${oldestTorch.join('.')} is the oldest that trains` : {...answer, path};
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'it is not there' : cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  }
}

/** Where our Python lies, as plain source. */
export const trainerFolder = new URL('../../../trainer', import.meta.url).pathname;

const handedOn = /^(?:PATH|HOME|TMPDIR|LANG|LC_ALL|LD_LIBRARY_PATH|CUDA_.*|NCCL_.*|TORCHINDUCTOR_CACHE_DIR|XDG_CACHE_HOME)$/;

/** What trains needs no secret of ours, and gets none. */
export function engineEnvironment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => handedOn.test(name)));
  return {...kept, PYTHONPATH: trainerFolder, PYTHONDONTWRITEBYTECODE: '1', PYTHONNOUSERSITE: '1', PYTHONUTF8: '1', HF_HUB_OFFLINE: '1', CUBLAS_WORKSPACE_CONFIG: ':4096:8'};
}
