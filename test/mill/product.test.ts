// Samples of product and plan in a build: what is trained on, what runs again for what, and that they are made again as they were.
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {searchChange} from '../stages/product/search-change.ts';
import {commandBench} from '../tools/rig/command-bench.ts';
import {verified} from '../tools/verify/rig.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const product: Partial<Dataset> = {groups: true, product: {rules: {}, user: 'plain'}};
const watched = ['outlines.history', 'facts', 'product.plans', 'product.parts', 'product.changes', 'product.layers', 'samples.product', 'shards.product'];
const ran = ({ledger}: Pick<Milled, 'ledger'>) => Object.fromEntries(watched.flatMap((name) => (ledger[name] === undefined ? [] : [[name, ledger[name].length]])));

test('a change asks with what was said of it, and its plan is the answer', async (t) => {
  const {repo, build} = mill(t);
  const oid = searchChange(repo, 'feat(customers): Add search by id (#9)\n\nMerchants cannot find customers by their ids.\n');
  const milled = await build(product);
  const record = recordsOf(milled, 'product').find(({pr_number: number}) => number === 9);
  t.like(record, {type: 'product', commits_included: [oid], change_types: {fields_added: 3, functions_added: 1}});
  t.true(String(record?.['training_content']).startsWith("Merchants cannot find customers by their ids.\n\nTo implement this **search_filter** feature, you'll need to modify these architectural layers:\n"));
  t.like(JSON.parse(milled.files['stats.json'] ?? ''), {product: {documents: 2}});
});

test('one commit more runs its own rows; a title amended is one sample; without product nothing of it runs', async (t) => {
  const {repo, build} = mill(t);
  for (const name of ['a', 'b']) {
    repo.write(`${name}.rs`, `pub fn ${name}() {}\n`);
    repo.commit(`Add ${name}`);
  }
  const without = await build();
  t.deepEqual(ran(without), {});
  t.deepEqual(Object.keys(without.ledger).filter((name) => name.includes('product')), []);
  await build(product);
  repo.write('c.rs', 'pub fn c() {}\n');
  repo.commit('Add c');
  t.deepEqual(ran(await build(product)), {'outlines.history': 1, 'facts': 1, 'product.plans': 1, 'product.parts': 1, 'product.changes': 1, 'samples.product': 1, 'shards.product': 1});
  repo.run('commit', '--quiet', '--amend', '-m', 'Add see');
  t.deepEqual(ran(await build(product)), {'product.plans': 1, 'product.parts': 1, 'product.changes': 1, 'samples.product': 1, 'shards.product': 1});
  // Another template writes answers again, and plans nothing.
  t.deepEqual(ran(await build({...product, product: {rules: {template: 'rich'}, user: 'plain'}})), {'samples.product': 3, 'shards.product': 1});
  repo.run('reset', '--quiet', '--hard', 'HEAD~1');
  t.deepEqual((await build()).files, without.files);
});

test('a commit that comes to a request changes the sample of that request, and no other', async (t) => {
  const {repo, build} = mill(t);
  for (const [name, subject] of [['a', 'Add a (#1)'], ['b', 'Add b (#2)']] as const) {
    repo.write(`${name}.rs`, `pub fn ${name}() {}\n`);
    repo.commit(subject);
  }
  await build(product);
  repo.write('c.rs', 'pub fn c() {}\n');
  const oid = repo.commit('Add c, too (#2)');
  const milled = await build(product);
  t.deepEqual(milled.ledger['samples.product'], ['pull 2']);
  t.is((recordsOf(milled, 'product').find(({pr_number: number}) => number === 2)?.['commits_included'] as readonly string[] | undefined)?.at(-1), oid);
});

test('verify makes a dataset with samples of product and plan again as it was made', async (t) => {
  const place = commandBench(t);
  searchChange(place.repo, 'feat(customers): Add search by id (#9)\n');
  place.configure({product: {template: 'rich', caps: {files: 2}, entities: ['customer']}});
  t.is((await place.run('build')).code, 0);
  place.configure();
  t.like(await verified(place), {code: 0, findings: [], rebuilt: {same: true}});
});
