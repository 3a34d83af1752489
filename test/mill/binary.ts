// The plain binary as a child process, in an environment of the test's own.
import {spawn, type ChildProcess} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {compiledCode} from '../compiled-code.ts';

const bin = new URL('../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

export interface Started {
  readonly child: ChildProcess;
  /** Lines of stderr as they come. */
  onLine(listen: (line: string) => void): void;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly home: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In octal. */
  readonly umask?: string;
  /** Killed, without a word, this long after its start. */
  readonly killAfterMs?: number;
}

/** `sh` sets the mask and becomes the binary, so that signals reach it. */
export function start(args: readonly string[], {home, cwd = home, env = {}, umask = '022', killAfterMs}: Circumstances): Started {
  const child = spawn('sh', ['-c', `umask ${umask}; exec "$@"`, 'sh', process.execPath, bin, ...args], {
    cwd,
    env: {PATH: process.env['PATH'], HOME: home, ...compiledCode, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(killAfterMs !== undefined && {timeout: killAfterMs, killSignal: 'SIGKILL' as const}),
  });
  const said = {stdout: '', stderr: ''};
  const listeners: ((line: string) => void)[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
    for (const line of text.split('\n').filter((piece) => piece !== '')) for (const listen of listeners) listen(line);
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({code, signal, ...said}));
  });
  return {child, onLine: (listen) => void listeners.push(listen), ended};
}

/** What `--json` prints. */
export interface Report {
  readonly root: string;
  readonly rows: Readonly<Record<string, {readonly ran: number; readonly reused: number; readonly stubs: number}>>;
  readonly work: {readonly gitProcesses: number; readonly blobReads: number};
  readonly shards: {readonly written: number; readonly kept: number};
  readonly tokens: number | null;
  readonly wallMs: number;
  readonly upToDate: boolean;
}

export async function reportOf({ended}: Started): Promise<Report> {
  const {code, stdout, stderr} = await ended;
  if (code !== 0) throw new Error(`The binary ended with ${code}: ${stdout}${stderr}`);
  return JSON.parse(stdout) as Report;
}

export function ranRows({rows}: Report): number {
  return Object.values(rows).reduce((sum, {ran}) => sum + ran, 0);
}

/** The manifest as it is, and with it every byte of the dataset: it names the digest of each file. */
export function manifestIn(out: string): string {
  return readFileSync(join(out, 'manifest.json'), 'utf8');
}
