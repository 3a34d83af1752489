// The Python that reads what we write with somebody else's code: torch, numpy, safetensors, pyarrow, datasets. `.ci/run` makes it.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const here = fileURLToPath(new URL('../../.venv-train/bin/python', import.meta.url));

/** What the script printed, which is JSON. `input` is its standard input, as JSON. Throws with what Python said. */
export function askPython<T>(script: string, input: unknown, {args = []}: {readonly args?: readonly string[]} = {}): T {
  return JSON.parse(execFileSync(trainerPython(), ['-I', '-c', script, ...args], {input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'], env: {PATH: process.env['PATH'] ?? '', HF_HUB_OFFLINE: '1', HF_DATASETS_OFFLINE: '1', OMP_NUM_THREADS: '1', HF_HOME: process.env['HF_HOME'] ?? '/nonexistent/home-of-nobody'}}));
}

export function trainerPython(): string {
  const named = process.env['GRISTMILL_PYTHON'] ?? here;
  if (!existsSync(named)) throw new Error(`Python with torch, numpy, safetensors, pyarrow and datasets is not at "${named}". Make it: python3 -m venv .venv-train && .venv-train/bin/pip install -r .ci/python-requirements.txt`);
  return named;
}
