import test from 'ava';
import type {Feed} from '../../graph/feed.ts';
import {digestOf} from '../../graph/value/digest.ts';
import {noRules} from '../../stages/clean/rules-in-force.ts';
import {nearPresets} from '../../stages/dataset/duplicates/near-rules.ts';
import {seedPhases} from '../../stages/dataset/phases/phase-rules.ts';
import {pipeline} from '../../stages/pipeline.ts';
import type {Feeds, Recipe} from '../../stages/recipe.ts';
import {discussedKinds} from '../../stages/sample/discussion/discussed-kinds.ts';

const feed: Feed = {state: new Uint8Array(), version: 1, async *changes() {}};
const feeds: Feeds = {files: feed, commits: feed, groups: {brought: feed, outcomes: feed}, items: feed, templates: feed, requests: feed, trees: {train: feed, val: feed, test: feed}};

/** All that can be had beside each other. */
const everything: Recipe = {
  files: {include: [], exclude: [], keep: [], maxBytes: 1}, commits: {maxBytes: 1, merges: 'combined'}, profile: {name: 'plain', unknownMarks: 'refuse'}, shardBytes: 1,
  tokenizers: [{name: '', digest: digestOf(new Uint8Array()), end: null}],
  licences: {allow: [], deny: [], unknown: 'keep'}, forget: {licences: ['MIT'], patches: true},
  items: true, groups: true, product: {}, identifiers: {minLines: 1, renames: 'none'}, testPairs: true, outlines: {history: true, calls: true, graph: 'before'}, chunks: {form: 'patch', maxBytes: 1},
  discussed: {kinds: discussedKinds, baseCode: true, rules: {bots: [], keepBots: false, maxBytes: 1, repository: 'a/b'}},
  duplicates: {as: 'drop', exact: true, near: nearPresets.starcoder2}, repetition: {as: 'drop', first: [], most: 1}, phases: seedPhases,
};

// Requests are compared and licensed as commits are: both ask for the tasks of one tag, and a plan knows one task by one name.
for (const [what, clean] of [['as they are', noRules], ['cleaned', '0123456789abcdef']] as const) {
  for (const split of [undefined, {method: 'time', train: {oid: '', corrected: 1}, val: {oid: '', corrected: 2}}, {method: 'random', shares: {train: 1, val: 1, test: 1}, seed: ''}] as const) {
    test(`everything fits into one dataset: texts ${what}, ${split === undefined ? 'in one part' : `parted by ${split.method}`}`, async (t) => {
      const {plan} = await pipeline(feeds, {...everything, clean, ...(split !== undefined && {split})});
      t.deepEqual([...plan.tasks.keys()].filter((name) => name.startsWith('pairs of a commit')).sort(), ['', ' under their names', ' under their paths'].map((of) => `pairs of a commit${of}${clean === noRules ? '' : `, rules ${clean}`}`).sort());
      t.true(plan.operators.some(({name}) => name === 'shards.pr'));
    });
  }
}
