// `node bench/exports.ts FOLDER [FORMAT…]`: exports the dataset of a configuration in each format that is written from what a build wrote, and says how much memory each took.
import {mkdtemp, readFile, rm, stat} from 'node:fs/promises';
import {loadavg} from 'node:os';
import {dirname, join} from 'node:path';
import type {Manifest} from '../tools/executors/build/manifest.ts';
import {formats} from '../tools/executors/export/formats.ts';
import {measure} from './measure.ts';

/** Exporting a gigabyte of samples stays below. */
const barBytes = 500e6;
const binary = new URL('../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;
const [folder, ...only] = process.argv.slice(2);

async function run(place: string): Promise<void> {
  const config: {out?: string} = JSON.parse(await readFile(join(place, 'dataset.config.json'), 'utf8'));
  const {totals, root}: Manifest = JSON.parse(await readFile(join(place, config.out ?? 'out', 'manifest.json'), 'utf8'));
  process.stdout.write(`${totals.samples} samples, ${megabytes(totals.bytes)} of text, ${totals.tokens} tokens; build ${root.slice(0, 12)}; load ${loadavg()[0]?.toFixed(1)}\n\n| format | wall | CPU | memory | written | bar |\n|---|---:|---:|---:|---:|---|\n`);
  const scratch = await mkdtemp(join(dirname(place), 'exports-'));
  try {
    for (const name of await builtFormats()) {
      if (only.length > 0 && !only.includes(name)) continue;
      const to = join(scratch, name);
      const {wallMs, cpuMs, peakBytes = NaN, output} = await measure({command: [process.execPath, binary, 'export', name, '--to', to, '--json'], env: {PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? ''}, folder: place, keepOutput: true}, new AbortController().signal);
      const {files}: {files: {bytes: number}} = JSON.parse(output.trim().split('\n').at(-1) ?? '');
      process.stdout.write(`| ${name} | ${(wallMs / 1000).toFixed(1)} s | ${(cpuMs / 1000).toFixed(1)} s | ${megabytes(peakBytes)} | ${megabytes(files.bytes)} | ${peakBytes < barBytes ? 'met' : 'missed'} |\n`);
      await rm(to, {recursive: true});
    }
  } finally {
    await rm(scratch, {recursive: true, force: true});
  }
}

async function builtFormats(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const {name, load} of formats) if ('builtFiles' in (await load())) found.push(name);
  return found;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

if (folder === undefined || !(await stat(folder)).isDirectory()) throw new Error('Name a folder with a dataset.config.json that was built');
await run(folder);
