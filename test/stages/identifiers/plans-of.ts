// The plans of a repository's commits by their subjects, from an export of it.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {commandBench} from '../../tools/rig/command-bench.ts';
import type {Repo} from '../source/git/rig.ts';

export async function plansOf(t: ExecutionContext, {dir}: Repo): Promise<ReadonlyMap<string, string>> {
  const place = commandBench(t);
  place.configure({source: dir});
  const {to} = await place.ask<ExportReport>('export', 'identifiers', '--min-lines', '0');
  return new Map(readdirSync(to).filter((name) => name.endsWith('.jsonl')).map((name) => {
    const {prompt, response}: {prompt: string; response: string} = JSON.parse(readFileSync(join(to, name), 'utf8'));
    return [prompt, response];
  }));
}
