// What a watch is asked for: what a build is, and how it goes on.
import {resolve} from 'node:path';
import {buildRequest} from '../cli/build-request.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import type {DatasetRequest} from '../config/dataset-of.ts';
import type {Problem} from '../config/problem.ts';
import {shown} from '../config/shown.ts';

export interface WatchRequest extends DatasetRequest {
  readonly json: boolean;
  readonly offline: boolean;
  /** How often a source elsewhere is asked what it has. */
  readonly everyMs: number;
  /** How often the forge is asked. */
  readonly syncMs: number;
  /** A local socket for subscribers, absolute. */
  readonly listen: string | undefined;
  /** After how many builds it ends. */
  readonly builds: number | undefined;
  readonly again: string;
}

export async function watchRequest(line: CommandLine, folder: string): Promise<WatchRequest> {
  const one = (name: string) => line.values.get(name)?.[0];
  const numbers = {every: whole('every', one('every'), {usual: 60, least: 1}), sync: whole('sync', one('sync'), {usual: 5, least: 1}), builds: whole('builds', one('builds'), {usual: 0, least: 1})};
  const problems = Object.values(numbers).filter((read) => typeof read !== 'number');
  if (problems.length > 0) throw misused(problems, 'watch');
  const {configFile, wishes, json, offline = false, again} = await buildRequest(line, folder);
  const listen = one('listen');
  const [every, sync, builds] = [Number(numbers.every), Number(numbers.sync), Number(numbers.builds)];
  return {configFile, wishes, json, offline, again, everyMs: every * 1000, syncMs: sync * 60_000, listen: listen === undefined ? undefined : resolve(folder, listen), builds: builds === 0 ? undefined : builds};
}

function whole(name: string, value: string | undefined, {usual, least}: {readonly usual: number; readonly least: number}): number | Problem {
  if (value === undefined) return usual;
  const read = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  return read >= least ? read : {path: `--${name}`, expected: `a whole number of at least ${least}`, got: shown(value)};
}
