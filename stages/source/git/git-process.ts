// Starts git with our environment and settings only, and turns a bad ending into a typed failure.
import {spawn} from 'node:child_process';
import type {Socket} from 'node:net';
import {Readable, Writable} from 'node:stream';
import {gitEnvironment, gitSettings, type GitPlaces} from './git-environment.ts';
import {GitFailure} from './git-failure.ts';
import type {PortedProcess, Porter} from './git-porter.ts';

export interface Git extends GitPlaces {
  /** What was asked of git so far: a build that has nothing to do shows it here. */
  readonly work: GitWork;
  /** Starts git in our place, where we are too large to do it fast. */
  readonly porter?: Porter | undefined;
}
export interface GitWork {gitProcesses: number; blobReads: number}

export interface GitCall {
  readonly gitDir: string;
  readonly input?: string | Uint8Array;
  /** Ending codes that are answers, not failures. */
  readonly answers?: readonly number[];
  /** Where it prints to, instead of a pipe of its own. */
  readonly stdout?: Socket;
}

export interface GitProcess {
  readonly stdin: Writable;
  /** None when it prints elsewhere. */
  readonly stdout: Readable | undefined;
  kill(): void;
  /** How it ended; never rejects. */
  readonly ended: Promise<GitFailure | undefined>;
}

const longestStderr = 65_536;
const longestAnswer = 512 * 1024 * 1024;

export function startGit(git: Git, args: readonly string[], {gitDir, input, answers = [], stdout}: GitCall): GitProcess {
  git.work.gitProcesses++;
  const whole = [...gitSettings.flatMap((setting) => ['-c', setting]), `--git-dir=${gitDir}`, ...args];
  const command = `git ${args.join(' ')}`;
  const ported = stdout === undefined ? git.porter?.start({args: whole, env: gitEnvironment(git), cwd: git.home, input: input !== ''}) : undefined;
  if (ported !== undefined) return portedProcess(ported, {command, input, answers});
  const child = spawn('git', whole, {env: gitEnvironment(git), cwd: git.home, stdio: ['pipe', stdout ?? 'pipe', 'pipe']});
  let stderr = '';
  const ended = new Promise<GitFailure | undefined>((resolve) => {
    child.on('error', (error) => resolve(new GitFailure({command, code: undefined, stderr: `${stderr}${error.message}`})));
    child.on('close', (code) => resolve(code === 0 || (code !== null && answers.includes(code)) ? undefined : new GitFailure({command, code: code ?? undefined, stderr})));
  });
  // Where the system has no file handle left a child comes without pipes, whatever was asked for, and then with an error.
  const stdin = child.stdin ?? nowhere();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < longestStderr) stderr += text;
  });
  // A child that dies early closes its end; how it ended says more than the broken pipe.
  stdin.on('error', () => undefined);
  if (input !== undefined) stdin.end(input);
  return {stdin, stdout: child.stdout ?? undefined, kill: () => void child.kill('SIGKILL'), ended};
}

function nowhere(): Writable {
  return new Writable({write: (_chunk, _encoding, done) => done()});
}

function portedProcess({stdin = nowhere(), stdout, kill, ended}: PortedProcess, {command, input, answers}: {readonly command: string; readonly input: GitCall['input']; readonly answers: readonly number[]}): GitProcess {
  if (input !== undefined) stdin.end(input);
  return {
    stdin,
    stdout,
    kill() {
      kill();
      stdin.destroy();
    },
    ended: ended.then(({code, stderr}) => (code === 0 || (code !== null && answers.includes(code)) ? undefined : new GitFailure({command, code: code ?? undefined, stderr}))),
  };
}

/** What git prints, as it comes. Leaving the loop early, or the signal, ends the process. */
export async function* streamGit(git: Git, args: readonly string[], call: GitCall, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  signal.throwIfAborted();
  const {stdout, kill, ended} = startGit(git, args, {input: '', ...call});
  signal.addEventListener('abort', kill, {once: true});
  const output: AsyncIterable<Buffer> = stdout ?? Readable.from([]);
  try {
    yield* output;
    const failure = await ended;
    signal.throwIfAborted();
    if (failure !== undefined) throw failure;
  } finally {
    signal.removeEventListener('abort', kill);
    kill();
  }
}

/** All that git prints, when that is known to be little. */
export async function runGit(git: Git, args: readonly string[], call: GitCall, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of streamGit(git, args, call, signal)) {
    length += chunk.length;
    if (length > longestAnswer) throw new GitFailure({command: `git ${args.join(' ')}`, code: undefined, stderr: `It printed more than ${longestAnswer} bytes`});
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
