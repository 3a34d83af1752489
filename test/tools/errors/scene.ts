// A place where things go wrong: a home, a shell in which "gristmill" is the real binary, and repositories that git made.
import {spawn} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {compiledCode} from '../../compiled-code.ts';
import {repoAt, type Repo} from '../../stages/source/git/rig.ts';

const bin = new URL('../../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

export interface Said {readonly code: number | null; readonly stdout: string; readonly stderr: string}

export interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  /** As a user who is not root and owns nothing but what was given away. */
  readonly nobody?: boolean;
  /** Where the shell stands. Default: the scene's folder. */
  readonly cwd?: string;
}

export interface Scene {
  readonly t: ExecutionContext;
  readonly folder: string;
  /** What a line of a shell does. */
  shell(line: string, circumstances?: Circumstances): Promise<Said>;
  /** Writes files below the folder, with the folders they need. */
  write(files: Readonly<Record<string, string>>): void;
  /** A program that comes before the machine's own of the same name. */
  program(name: string, script: string): void;
  /** A repository of two commits. */
  repository(name?: string): Repo;
}

/** Children at once: each is a whole process. */
const atOnce = 3;
let running = 0;
const waiting: (() => void)[] = [];
/** Compiling the embedded vocabulary takes seconds: all scenes share what is kept of it. */
const tokenizers = keptFolder();

export function scene(t: ExecutionContext): Scene {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gristmill-scene-')));
  chmodSync(folder, 0o755);
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const [home, programs, cache] = [join(folder, '.home'), join(folder, '.bin'), join(folder, '.cache')];
  for (const made of [home, programs, join(cache, 'gristmill')]) mkdirSync(made, {recursive: true});
  symlinkSync(tokenizers, join(cache, 'gristmill', 'tokenizers'));
  writeFileSync(join(home, '.gitconfig'), '[user]\n\tname = Author\n\temail = author@example.org\n[init]\n\tdefaultBranch = main\n[safe]\n\tdirectory = *\n[advice]\n\tdetachedHead = false\n');
  const program: Scene['program'] = (name, script) => writeFileSync(join(programs, name), `#!/bin/bash\n${script}\n`, {mode: 0o755});
  program('gristmill', `exec '${process.execPath}' '${bin}' "$@"`);
  const env = {PATH: `${programs}:${process.env['PATH'] ?? ''}`, HOME: home, XDG_CACHE_HOME: cache, LC_ALL: 'C.UTF-8', GIT_CONFIG_NOSYSTEM: '1', ...compiledCode};
  return {
    t,
    folder,
    shell: (line, {env: more = {}, nobody = false, cwd = folder} = {}) => inTurn(() => said(line, {cwd, env: {...env, ...more}, nobody})),
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), {recursive: true});
        writeFileSync(join(folder, path), text);
      }
    },
    program,
    repository(name = 'repo') {
      const repo = repoAt(join(folder, name), home);
      repo.run('init', '--quiet', '--initial-branch=main', '.');
      repo.write('a.txt', 'one\n');
      repo.commit('One');
      repo.write('src/b.py', 'two = 2\n');
      repo.commit('Two');
      return repo;
    },
  };
}

export const asRoot = process.getuid?.() === 0;

async function inTurn(act: () => Promise<Said>): Promise<Said> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await act();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

function said(line: string, {cwd, env, nobody}: {cwd: string; env: Readonly<Record<string, string>>; nobody: boolean}): Promise<Said> {
  const demoted = nobody && asRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'bash'] : ['bash'];
  const [command = 'bash', ...args] = [...demoted, '-c', line];
  const child = spawn(command, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']});
  const text = {stdout: '', stderr: ''};
  child.stdout.setEncoding('utf8').on('data', (piece: string) => void (text.stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => void (text.stderr += piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({code, ...text}));
  });
}

function keptFolder(): string {
  const folder = new URL('../../../node_modules/.cache/tokenizers', import.meta.url).pathname;
  mkdirSync(folder, {recursive: true});
  return folder;
}
