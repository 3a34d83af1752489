// Builds from nothing: the whole dataset without tokens, and the part of it that git's own log does.
import {rm} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import type {Lab} from './lab.ts';
import {beside, mill} from './mill.ts';
import type {Measurement} from './rounds.ts';

export function cold(lab: Lab): Readonly<Record<'cold' | 'cold-merges' | 'patches', Measurement>> {
  const place = 'cold';
  const prepare = () => rm(join(lab.dir, place), {recursive: true, force: true});
  const build = (merges: 'skip' | 'first-parent'): Measurement => ({prepare, run: (signal) => mill(lab, {source: lab.still, place, merges, tokenizer: 'none'}, signal)});
  return {
    'cold': build('skip'),
    'cold-merges': build('first-parent'),
    'patches': {prepare, run: (signal) => beside(lab, './patches-only.ts', [lab.still, join(lab.dir, place), String(lab.threads ?? availableParallelism())], signal)},
  };
}
