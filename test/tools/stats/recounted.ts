// What the reference tokenizer, git and a short script in Python say of an output folder, in the form of its stats.json.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';

const python = new URL('../../../.venv-train/bin/python', import.meta.url).pathname;
const script = new URL('recount.py', import.meta.url).pathname;

export interface Recounting {readonly out: string; readonly repository: string; readonly tokenizer: string; readonly merges?: 'skip' | 'first-parent'}

export function recounted({out, repository, tokenizer, merges = 'first-parent'}: Recounting): Readonly<Record<string, unknown>> {
  if (!existsSync(python)) throw new Error(`No ${join('.venv-train', 'bin/python')}, which counts again: run .ci/run, or python3 -m venv .venv-train && .venv-train/bin/pip install -r .ci/python-requirements.txt`);
  return JSON.parse(execFileSync(python, [script, out, repository, tokenizer, merges], {encoding: 'utf8', maxBuffer: 1 << 30}));
}
