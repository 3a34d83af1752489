// Plans of identifiers in a build: what they say, what is trained on, and what runs again for what.
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const identifiers: Partial<Dataset> = {identifiers: {minLines: 2}};
const shown = (milled: Milled) => recordsOf(milled, 'identifiers').map(({training_content: text}) => text);
const ran = ({ledger}: Pick<Milled, 'ledger'>) => Object.fromEntries(['outlines.history', 'facts', 'identifiers', 'samples.identifiers', 'shards.identifiers'].map((name) => [name, ledger[name]?.length ?? 0]));

test('a commit asks with what it says, and the plan is the answer; smaller ones are counted', async (t) => {
  const {repo, build} = mill(t);
  repo.write('src/lib.rs', 'pub fn one() {\n    1;\n}\n\nstruct S {\n    a: u8,\n}\n');
  repo.write('notes', 'a\n');
  repo.commit('feat: Add one\n\nWith a body.');
  repo.write('src/lib.rs', 'pub fn two() {\n    2;\n    3;\n}\n\nstruct S {\n    a: u8,\n}\n\nimpl Clone for S {}\n');
  repo.commit('Replace one');
  repo.write('notes', 'b\nc\nd\n');
  repo.write('src/lib.rs', 'pub fn two() {\n    2;\n}\n');
  repo.commit('Say less');
  repo.write('more', 'a\n');
  repo.commit('Add more');
  const milled = await build(identifiers);
  t.deepEqual(shown(milled), [
    'feat: Add one\n\nWith a body.\n\nFiles to modify:\n\n**notes**\n  Add file\n\n**src/lib.rs**\n  Add:\n    - function: pub::one\n    - struct: private::S',
    'Replace one\n\nFiles to modify:\n\n**src/lib.rs**\n  Remove:\n    - function: pub::one\n  Add:\n    - function: pub::two\n    - impl: impl Clone for S',
    'Say less\n\nFiles to modify:\n\n**notes**\n  Modify existing code\n\n**src/lib.rs**\n  Remove:\n    - struct: private::S\n    - impl: impl Clone for S\n  Modify:\n    - function: pub::two',
  ]);
  t.like(JSON.parse(milled.files['stats.json'] ?? ''), {dropped: {identifiers: {'few-lines': 1}}});
});

test('one commit more runs its own rows; an amended message is one plan; without identifiers nothing of it runs', async (t) => {
  const {repo, build} = mill(t);
  for (const name of ['a', 'b']) {
    repo.write(`${name}.rs`, `fn ${name}() {\n    1;\n}\n`);
    repo.commit(`Add ${name}`);
  }
  const without = await build();
  t.deepEqual(Object.values(ran(without)), [0, 0, 0, 0, 0]);
  await build(identifiers);
  repo.write('c.rs', 'fn c() {\n    1;\n}\n');
  repo.commit('Add c');
  t.deepEqual(ran(await build(identifiers)), {'outlines.history': 1, 'facts': 1, 'identifiers': 1, 'samples.identifiers': 1, 'shards.identifiers': 1});
  repo.run('commit', '--quiet', '--amend', '-m', 'Add see');
  t.like(ran(await build(identifiers)), {'outlines.history': 0, 'facts': 0, 'samples.identifiers': 1});
  repo.run('reset', '--quiet', '--hard', 'HEAD~1');
  t.deepEqual((await build()).files, without.files);
});
