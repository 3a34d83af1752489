import {rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {authorRule} from '../../stages/forget/author-rule.ts';
import {noForgetting} from '../../stages/forget/forget-rules.ts';
import {random} from '../graph/rig/random.ts';
import {only, rulesWith} from '../stages/clean/rules/rules-rig.ts';
import {step} from './random-history.ts';
import {seedPhases} from '../../stages/dataset/phases/phase-rules.ts';
import {mill} from './rig.ts';

// What a configuration may do between two builds of one target.
const configurations: readonly Partial<Dataset>[] = [
  {},
  {},
  {commits: {merges: 'skip'}},
  {commits: {merges: 'combined'}},
  {commits: {merges: 'combined', context: 1}},
  {commits: {merges: 'remerge'}},
  {commits: {merges: 'first-parent', context: 'function'}},
  {commits: {merges: 'first-parent', renames: {similarity: 90, limit: 2, copies: true}}},
  {commits: {merges: 'first-parent', context: 1, renames: 'none'}},
  {files: {include: [], exclude: ['docs/**'], keep: [], maxBytes: 1_000_000}},
  {files: {include: ['**/*.rs'], exclude: [], keep: ['lock', 'generated'], maxBytes: 300}},
  {shards: {targetBytes: 500}},
  {tokenizer: {kind: 'none'}},
  {profile: {name: 'starcoder2', unknownMarks: 'add'}},
  {cuts: [{name: '', rules: {tokens: 96, overlap: 16, sizes: [{tokens: 64, share: 2}, {tokens: 96, share: 1}]}}]},
  {cuts: [{name: 'packed', rules: {tokens: 64, overlap: 0, pack: true}}], outlines: {history: false}},
  {cuts: [{name: 'whole', rules: null}, {name: 'packed', rules: {tokens: 80, overlap: 8, pack: true}}]},
  {outlines: {history: true}},
  {chunks: {form: 'sides', maxBytes: 300}},
  {chunks: {form: 'sides', maxBytes: 4096, contextBytes: 200}},
  {chunks: {form: 'patch', maxBytes: 4096}, groups: true, licences: {allow: [], deny: ['MIT'], unknown: 'keep'}},
  {commits: {merges: 'first-parent', forms: {kinds: ['before-after', 'diff-to-message', 'message-to-diff']}}},
  {commits: {merges: 'remerge', forms: {kinds: ['message-to-diff', 'patch'], split: 1024}}, groups: true},
  {identifiers: {minLines: 1}},
  {outlines: {history: false, calls: true}},
  {outlines: {history: false, calls: true, graph: 'before'}, groups: true},
  {testPairs: true},
  {testPairs: true, groups: true, duplicates: {as: 'context', exact: true}},
  {duplicates: {as: 'drop', exact: true}},
  {duplicates: {as: 'context', exact: true, near: {words: 'code', run: 2, bands: 12, rows: 2, percent: 40}}, groups: true},
  {duplicates: {as: 'drop', exact: true, near: {words: 'spaces', run: 1, bands: 20, rows: 2, percent: 60}}, chunks: {form: 'patch', maxBytes: 4096}},
  {repetition: {as: 'context', first: []}, commits: {merges: 'combined'}},
  {repetition: {as: 'context', first: ['before-after'], most: 1}, commits: {merges: 'first-parent', forms: {kinds: ['patch', 'before-after', 'message-to-diff'], split: 1024}}, groups: true},
  {repetition: {as: 'drop', first: ['commit'], most: 2}, duplicates: {as: 'drop', exact: true}, testPairs: true, chunks: {form: 'patch', maxBytes: 4096}},
  {refs: ['refs/heads/*']},
  {clean: {rules: rulesWith({classes: only(['names', 'emails'])}), guessable: false}},
  {clean: {rules: rulesWith({custom: [{rule: 'ours', literal: 'use 7', pattern: 'use 7'}]}), guessable: false}},
  {forget: {...noForgetting, authors: [authorRule('side@example.org', 'ab12')], paths: ['docs', '*.ts']}},
  {forget: {...noForgetting, paths: ['moved-*.rs', 'p\u00e4th.txt'], pulls: [1, 3, 5, 7], licences: ['MIT']}},
  {licences: {allow: [], deny: ['MIT'], unknown: 'keep'}},
  {groups: true},
  {groups: true, product: {rules: {}, user: 'plain'}},
  {groups: true, product: {rules: {template: 'rich', cleanUps: [], commits: false}, user: 'plain'}, outlines: {history: true}, commits: {merges: 'skip'}},
  {refs: ['refs/heads/*'], forget: {...noForgetting, pulls: [0, 1, 2, 3, 4, 5]}},
  {forget: {...noForgetting, pulls: [2, 3, 4, 6, 8]}},
];

// `GRISTMILL_SEEDS=7-7` replays one history, and `GRISTMILL_SEEDS=301-900` looks for new ones.
const [first = 1, last = 1] = (process.env['GRISTMILL_SEEDS'] ?? (process.env['GRISTMILL_LONG'] === '1' ? '1-300' : '1-40')).split('-').map(Number);
const seeds = Array.from({length: last - first + 1}, (_, at) => first + at);

// One after the other, so that repositories are made and dropped as they go.
for (const seed of seeds) {
  test.serial(`a dataset built step by step is the dataset built at once (seed ${seed})`, async (t) => {
    const dice = random(seed);
    // Some targets ask for everything that is known of code, in every build.
    const always: Partial<Dataset> = seed % 5 === 2 ? {repetition: {as: seed % 2 === 0 ? 'context' : 'drop', first: ['commit'], most: 1}} : seed % 5 === 1 ? {duplicates: {as: 'drop', exact: true, near: {words: 'code', run: 2, bands: 12, rows: 2, percent: 50}}} : seed % 5 === 0 ? {outlines: {history: true, calls: seed % 2 === 0}, chunks: {form: 'sides', maxBytes: 1000, ...(seed % 2 === 0 && {contextBytes: 300})}, ...(seed % 2 === 1 && {groups: true, product: {rules: {}, user: 'plain' as const}})} : {};
    const {root, repo, build} = mill(t);
    repo.write('a.rs', 'fn main() {}\n');
    // What is paired with files that come and go.
    repo.write('tests/lib.rs', 'fn checks() { f(); }\n');
    repo.commit('first');
    const past: string[] = [];
    for (let count = 0; count < 10; count++) {
      past.push(step(repo, dice, count));
      // Statistics come and go.
      const counted: Partial<Dataset> = seed % 5 === 3 && count % 4 > 0 ? {statistics: true, phases: seedPhases} : {};
      const configuration = {...always, ...counted, ...(dice.chance(4) ? dice.pick(configurations) : {})};
      const incremental = await build(configuration);
      const clean = await build(configuration, 'clean');
      rmSync(join(root, 'clean'), {recursive: true});
      t.is(incremental.report.root, clean.report.root, `seed ${seed}: ${past.join(', ')}`);
      t.deepEqual(incremental.files, clean.files, `seed ${seed}: ${past.join(', ')}`);
    }
  });
}
