// The plan of a dataset: what will be done to what its feeds give. Without feeds of its own it describes a finished build.
import type {Feed} from '../../../graph/feed.ts';
import type {Plan} from '../../../graph/graph.ts';
import {rulesTag} from '../../../stages/clean/rules-in-force.ts';
import {pipeline} from '../../../stages/pipeline.ts';
import type {Feeds, PlannedTokenizer, Recipe} from '../../../stages/recipe.ts';
import {usualRenames} from '../../../stages/source/git/rename-rules.ts';
import type {Dataset} from './contract.ts';
import {longestCommit} from './longest-commit.ts';

export interface Planning {
  readonly feeds?: Feeds;
  readonly tokenizers: readonly PlannedTokenizer[];
  /** With the vocabulary that is pinned, or that a finished build was made with. */
  readonly structure?: Recipe['structure'] | undefined;
  readonly vocabulary?: Recipe['vocabulary'];
  /** With the cuts that are pinned, or that a finished build was made with. */
  readonly split?: Recipe['split'];
}

export async function planOf({files, licences, commits, shards, profile, cuts, groups, chunks, identifiers, product, outlines, testPairs, duplicates, repetition, statistics, phases, clean, forge, forget}: Dataset, {feeds = noFeeds, tokenizers, structure, vocabulary, split}: Planning): Promise<Plan> {
  const {plan} = await pipeline(feeds, {
    files: {keep: files.keep, include: files.include, exclude: files.exclude, maxBytes: files.maxBytes, ...(files.quality === undefined ? {} : {quality: files.quality})},
    ...(licences === undefined ? {} : {licences: {allow: licences.allow, deny: licences.deny, unknown: licences.unknown}}),
    commits: {maxBytes: longestCommit, merges: commits.merges},
    context: commits.context,
    ...(commits.forms === undefined ? {} : {forms: commits.forms}),
    tokenizers,
    profile,
    ...(cuts === undefined ? {} : {cuts}),
    ...(chunks === undefined ? {} : {chunks: {form: chunks.form, maxBytes: chunks.maxBytes, ...(chunks.contextBytes !== undefined && {contextBytes: chunks.contextBytes})}}),
    ...(identifiers === undefined ? {} : {identifiers: {minLines: identifiers.minLines, renames: commits.renames ?? usualRenames}}),
    ...(groups === true && {groups}),
    ...(product !== undefined && {product: product.rules}),
    ...(forge !== undefined && {items: true, repository: forge.repository}),
    ...(forge?.discussed !== undefined && {discussed: forge.discussed}),
    ...(outlines === undefined ? {} : {outlines: {history: outlines.history, ...(outlines.calls === true && {calls: true}), ...(outlines.graph !== undefined && {graph: outlines.graph})}}),
    ...(structure === undefined ? {} : {structure}),
    clean: rulesTag(clean?.rules),
    ...(forget === undefined ? {} : {forget: {licences: forget.licences, patches: forget.paths.length + forget.licences.length > 0}}),
    ...(testPairs === true && {testPairs}),
    ...(phases !== undefined && {phases}),
    ...(duplicates !== undefined && {duplicates}),
    ...(repetition !== undefined && {repetition}),
    ...(statistics === true && {statistics}),
    shardBytes: shards.targetBytes,
    ...(split === undefined ? {} : {split}),
    ...(vocabulary === undefined ? {} : {vocabulary}),
  });
  return plan;
}

const noFeed: Feed = {
  state: new Uint8Array(),
  version: 0,
  changes() {
    throw new Error('A plan that only describes is not run');
  },
};
const noFeeds: Feeds = {files: noFeed, commits: noFeed, groups: {brought: noFeed, outcomes: noFeed}, items: noFeed, templates: noFeed, requests: noFeed, trees: {train: noFeed, val: noFeed, test: noFeed}};
