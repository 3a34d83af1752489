// Builds upon a former build: nothing changed, a commit, a hundred commits, another tokenizer. What they build upon is brought up to date unmeasured.
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Name} from './catalogue.ts';
import type {Growth} from './grow-history.ts';
import type {Lab} from './lab.ts';
import {mill, type Milling} from './mill.ts';
import type {Measurement} from './rounds.ts';

type Incremental = Extract<Name, 'no-op' | 'no-op-tenth' | 'one-commit' | 'one-commit-tokens' | 'one-commit-curriculum' | 'hundred-commits' | 'tokenizer-change'>;

export function incremental(lab: Lab): Readonly<Record<Incremental, Measurement>> {
  const plain: Milling = {source: lab.moving, place: 'plain', merges: 'first-parent', tokenizer: 'none'};
  const tokens: Milling = {...plain, place: 'tokens', tokenizer: 'o200k_base'};
  const curriculum: Milling = {...tokens, place: 'curriculum', more: {split: true, phases: 'seed', duplicates: true, testPairs: true}};
  const tenth: Milling = {...plain, source: lab.tenth, place: 'tenth'};

  function after(milling: Milling, growth?: Growth): Measurement {
    return {
      async prepare(signal) {
        await mill(lab, milling, signal);
        if (growth !== undefined) await lab.grow(growth, signal);
      },
      run: (signal) => mill(lab, milling, signal),
    };
  }

  return {
    'no-op': after(plain),
    'no-op-tenth': after(tenth),
    'one-commit': after(plain, {commits: 1, filesEach: 5}),
    'one-commit-tokens': after(tokens, {commits: 1, filesEach: 5}),
    'one-commit-curriculum': after(curriculum, {commits: 1, filesEach: 5}),
    'hundred-commits': after(plain, {commits: 100, filesEach: 4}),
    'tokenizer-change': {
      async prepare(signal) {
        await rm(join(lab.dir, 'change'), {recursive: true, force: true});
        await mill(lab, {...tenth, place: 'change'}, signal);
      },
      run: (signal) => mill(lab, {...tenth, place: 'change', tokenizer: 'o200k_base'}, signal),
    },
  };
}
