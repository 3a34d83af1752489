// What the measured builds are held against: the least that git, hashing and Node take on the same history, in the same minutes.
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {runGit} from '../stages/source/git/git-process.ts';
import type {Name} from './catalogue.ts';
import {changedBlobs} from './changed-blobs.ts';
import type {Lab} from './lab.ts';
import {measure, type Cost} from './measure.ts';
import type {Measurement} from './rounds.ts';
import type {Run} from './run.ts';

type Floor = Extract<Name, 'log' | 'log-merges' | 'cat-file' | 'sha256' | 'show' | 'node-start' | 'tokenizer-load'>;

const shown = 200;

export function floors(lab: Lab): Readonly<Record<Floor, Measurement>> {
  const {dir, env, still, git} = lab;
  const inGit = (...args: readonly string[]) => ['git', `--git-dir=${still}`, ...args];
  const ask = async (args: readonly string[], signal: AbortSignal) => (await runGit(git, args, {gitDir: still}, signal)).toString();
  const program = (name: string) => [process.execPath, new URL(name, import.meta.url).pathname];

  const blobs = once('blobs', async (signal) => lines(await changedBlobs(git, still, signal)));
  const sizes = once('sizes', async (signal) => {
    const {output} = await measure({command: inGit('cat-file', '--batch-check=%(objectsize)', '--buffer'), env, folder: dir, input: await blobs(signal), keepOutput: true}, signal);
    return output;
  });
  const some = once('some', async (signal) => {
    const all = (await ask(['rev-list', '--no-merges', 'HEAD'], signal)).trim().split('\n');
    return lines(Array.from({length: Math.min(shown, all.length)}, (_, at) => all[Math.floor((at * all.length) / Math.min(shown, all.length))] ?? ''));
  });

  return {
    'log': plain(inGit('log', '-p', '--raw', '-M', '--no-merges', 'HEAD')),
    'log-merges': plain(inGit('log', '-p', '--raw', '-M', '--diff-merges=first-parent', 'HEAD')),
    'cat-file': fed(inGit('cat-file', '--batch', '--buffer'), blobs),
    'sha256': fed(program('./hash-sizes.ts'), sizes),
    'show': {
      async run(signal) {
        const command = ['bash', '-c', 'while read -r oid; do "$@" "$oid" || exit; done', 'bash', ...inGit('show', '-p', '--raw', '-M')];
        const {wallMs, cpuMs, peakBytes} = await measure({command, env, folder: dir, input: await some(signal)}, signal);
        const scale = Math.max(1, Number(await ask(['rev-list', '--no-merges', '--count', 'HEAD'], signal)) / shown);
        return {wallMs: Math.round(wallMs * scale), cpuMs: Math.round(cpuMs * scale), peakBytes};
      },
    },
    'node-start': plain([process.execPath, '--eval', '0']),
    'tokenizer-load': {
      // The first one compiles it, which a build does once for a store.
      async prepare(signal) {
        await load(signal);
      },
      run: load,
    },
  };

  function plain(command: readonly string[]): Measurement {
    return {run: async (signal) => cost(await measure({command, env, folder: dir}, signal))};
  }

  function fed(command: readonly string[], input: (signal: AbortSignal) => Promise<string>): Measurement {
    return {run: async (signal) => cost(await measure({command, env, folder: dir, input: await input(signal)}, signal))};
  }

  async function load(signal: AbortSignal): Promise<Omit<Run, 'round'>> {
    const {output, ...rest} = await measure({command: [...program('./load-tokenizer.ts'), join(dir, 'tokenizers')], env, folder: dir, keepOutput: true}, signal);
    return {...rest, loadMs: Math.round(Number(output))};
  }

  /** A file that a program is fed with, made when it is first needed. */
  function once(name: string, make: (signal: AbortSignal) => Promise<string>): (signal: AbortSignal) => Promise<string> {
    let made: Promise<string> | undefined;
    return async (signal) => {
      made ??= make(signal).then(async (content) => {
        await writeFile(join(dir, name), content);
        return join(dir, name);
      });
      return await made;
    };
  }
}

function cost({wallMs, cpuMs, peakBytes}: Cost): Cost {
  return {wallMs, cpuMs, peakBytes};
}

function lines(words: readonly string[]): string {
  return words.map((word) => `${word}\n`).join('');
}
