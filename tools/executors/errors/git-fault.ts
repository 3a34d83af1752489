// What is known of a failure of the repository or of git: which repository, what git said, and what the line that mends it names.
import {statSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import type {GitFailure} from '../../../stages/source/git/git-failure.ts';
import type {SourceFailure} from '../../../stages/source/git/source-failure.ts';
import type {Failing, Fault} from './fault.ts';
import {gitErrors, sourceErrors} from './source-errors.ts';

export function sourceFault({kind, what, where, hint}: SourceFailure, {again, dataset}: Failing): Fault {
  const entry = sourceErrors[kind];
  const fault = {entry, message: `${what}: "${where}"`, where: kind === 'ref-missing' || kind === 'cut-missing' ? (dataset?.source ?? where) : where, facts: {again}};
  switch (kind) {
    case 'address-refused':
      return {...fault, fix: hint};
    case 'not-a-repository':
      return isFolder(where) ? fault : {...fault, fix: 'name a folder that exists'};
    case 'ref-missing':
      return {...fault, said: hint};
    case 'mirror-taken':
    case 'shallow':
    case 'refs-moving':
    case 'cut-missing':
    case 'no-work-tree':
      return fault;
    default:
      return kind satisfies never;
  }
}

export function gitFault({kind, command, code, stderr}: GitFailure, {dataset}: Failing): Fault {
  const where = dataset?.source;
  const said = `"${command}" ${code === undefined ? 'was cut off' : `ended with code ${code}`}: ${stderr === '' ? 'it said nothing' : stderr}`;
  const ref = /bad ref (\S+)/.exec(stderr)?.[1];
  const folder = /dubious ownership in repository at '(.+)'/.exec(stderr)?.[1];
  const line = /bad config line (\d+) in file (.+)/.exec(stderr);
  const fix = line === null ? undefined : `correct line ${line[1]} of "${line[2]}"`;
  return {entry: gitErrors[kind], where, said, fix, facts: {ref, folder: folder?.replace(/\/\.git$/, ''), name: where === undefined ? undefined : nameIn(where)}};
}

/** What `git clone` would call it. */
function nameIn(address: string): string {
  const last = basename(address.replace(/\/+$/, '')).replace(/^.*:/, '').replace(/\.git$/, '');
  return last === '' ? basename(dirname(address)) : last;
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() === true;
}
