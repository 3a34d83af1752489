import test from 'ava';
import {checkConfig} from '../../../tools/executors/config/check-config.ts';
import {presetNames, presets} from '../../../tools/executors/config/presets/presets.ts';
import {withPreset} from '../../../tools/executors/config/presets/with-preset.ts';

test('withPreset() lays sections key by key, lists and choices as a whole, and steps of exports by their names', (t) => {
  const laid = withPreset({preset: 'product-abstraction', refs: ['main'], product: {template: 'rich'}, split: {shares: {train: 1, val: 1, test: 1}}, exports: {generate: {minLines: 5}, gather_pr_issues: false, more: {formats: ['code']}}, phases: 'seed'});
  const {config} = presets['product-abstraction'];
  t.deepEqual(laid.product, {template: 'rich', caps: {files: 3, commits: 3}});
  t.deepEqual(laid.split, {method: 'time', shares: {train: 1, val: 1, test: 1}});
  t.deepEqual(laid.exports, {gather_pr_issues: false, generate: {formats: ['identifiers'], to: './commits_export', minLines: 5}, merge_datasets: config.exports?.['merge_datasets'], more: {formats: ['code']}});
  t.deepEqual([laid.refs, laid.phases, laid.github], [['main'], 'seed', config.github]);
  t.false('preset' in laid);
});

test('withPreset() takes what the user says of two ways to say one thing, and nothing from what is undefined', (t) => {
  t.deepEqual(withPreset({preset: 'hyperswitch-cpt', cut: {tokens: 4096}}).cuts, undefined);
  t.deepEqual(withPreset({preset: 'hyperswitch-cpt', cuts: {whole: 'none'}}).cuts, {whole: 'none'});
  t.deepEqual(withPreset({preset: 'quick', tokenizers: {a: 'o200k_base'}}).tokenizer, undefined);
  t.deepEqual(withPreset({preset: 'quick', tokenizer: {file: 'a'}}).tokenizer, {file: 'a'});
  t.is(withPreset({preset: 'hyperswitch-cpt', phases: undefined}).phases, 'seed');
  t.is(withPreset({preset: 'hyperswitch-cpt', github: false}).github, false);
  t.deepEqual(withPreset({refs: ['a']}), {refs: ['a']});
});

for (const name of presetNames) {
  test(`preset ${name}: is a configuration that anybody could write, and so is it with each of its hints`, (t) => {
    const {config, hints} = presets[name];
    t.deepEqual(checkConfig(config), []);
    for (const {line} of hints) {
      const own: unknown = JSON.parse(asJson(line.replace('40 digits of a commit', '0'.repeat(40))));
      t.deepEqual(checkConfig(withPreset({preset: name, ...(own as object)})), [], line);
    }
  });
}

/** Of a literal as the presets write it: plain keys, single quotes. */
function asJson(line: string): string {
  return `{${line.replaceAll("'", '"').replaceAll(/(\{|, )(\w+):/g, '$1"$2":').replace(/^(\w+):/, '"$1":')}}`;
}
