import test from 'ava';
import {layersBy} from '../../../stages/product/layers/layer-of.ts';
import {seedLayers} from '../../../stages/product/layers/seed-layers.ts';

const packages = {packages: [{name: 'shop-util-schemas', folder: 'crates/of-shop'}, {name: 'cargo', folder: ''}]};
const layerOf = layersBy(seedLayers, packages);
const keyOf = (path: string, isTest = false) => layerOf({path, test: isTest}).key;

test('layersBy() finds the seed\'s layers by words of folders', (t) => {
  const found = Object.fromEntries(['crates/api_models/src/customers.rs', 'crates/diesel_models/src/query/customers.rs', 'crates/shop_domain_models/src/customer.rs', 'crates/router/src/core/customers.rs', 'crates/shop_connectors/src/connectors/x.rs', 'crates/router/src/types/api.rs', 'crates/router/src/utils/x.rs', 'crates/router/tests/x.rs', 'config/development.toml', 'x.zig'].map((path) => [path, keyOf(path)]));
  t.deepEqual(Object.values(found), ['api_models', 'database', 'domain', 'core_business', 'connectors', 'types', 'utils', 'tests', 'config', 'other']);
});

test('layersBy() finds no word inside of another', (t) => {
  for (const path of ['latest/x.rs', 'attestation/x.rs', 'score/x.rs', 'prototype/x.rs', 'reconfigure/x.rs', 'hardcore/x.rs', 'src/contest.rs']) t.false(['tests', 'core_business', 'types', 'config'].includes(keyOf(path)), path);
});

test('layersBy() takes tests out of every other layer, by their folder and by what changed in them', (t) => {
  t.is(keyOf('crates/router/src/core/tests/x.rs'), 'tests');
  t.is(keyOf('crates/router/src/core/cards.rs', true), 'tests');
  t.is(keyOf('src/core/a.test.ts'), 'tests');
});

test('layersBy() names what no rule finds after its package, and at the top after its folder', (t) => {
  t.deepEqual(layerOf({path: 'crates/of-shop/src/manifest.rs', test: false}).key, 'shop_util_schemas');
  t.deepEqual(layerOf({path: 'src/cargo/ops/registry.rs', test: false}), {key: 'ops', title: 'Ops', rank: seedLayers.length + 2});
});

test('layersBy() asks rules in their order: words, globs and packages', (t) => {
  const own = layersBy([{key: 'a', title: 'A', globs: ['src/a/**']}, {key: 'b', title: 'B', packages: ['shop-util-schemas']}, {key: 'c', title: 'C', segments: ['a']}], packages);
  t.deepEqual(['src/a/x.rs', 'crates/of-shop/a/x.rs', 'lib/a/x.rs', 'src/a.rs'].map((path) => own({path, test: false}).key), ['a', 'b', 'c', 'c']);
});
