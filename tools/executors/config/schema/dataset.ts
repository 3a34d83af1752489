// The schema of a whole configuration: a line for each section, and what sections ask of one another.
import type {DatasetConfig} from '../../../define-dataset.ts';
import {card, carded} from './card.ts';
import {clean, cleaning} from './clean.ts';
import {called, calls} from './calls.ts';
import {chunked, chunks, identified, identifiers} from './chunks.ts';
import {exports, step} from './exports.ts';
import {duplicated, duplicates, near} from './duplicates.ts';
import {commits, files, licences, renames} from './files.ts';
import {forged, github} from './github.ts';
import {phase, phases, where} from './phases.ts';
import {presetNames} from '../presets/presets.ts';
import {either, flag, listOf, matching, off, oneOf, section, text, wholeNumber, type Rule} from './rule.ts';
import {abstraction, caps, product, rewrite} from './product.ts';
import {shares, split, splitting} from './split.ts';
import {remote, remoted} from './remote.ts';
import {repeated, repetition} from './repetition.ts';
import {contexts, structure, structured} from './structure.ts';
import {model, optimizer, train, trainPhase, training, validation, lora} from './train.ts';
import {cut, cuts, learned, profile, tokenizer, tokenizers} from './tokens.ts';

/** What is made of commits, or asks them. */
const ofHistory = ['groups', 'structure', 'chunks', 'github', 'identifiers', 'product', 'split'] as const;

const path = text('a path');
const ref = matching(/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u, 'the name of a branch, tag or commit');
const shards = section({targetBytes: wholeNumber(1).optional(), compress: oneOf(['gz', 'none', 'zst']).optional(), parquet: flag});

const sections = section({
  preset: oneOf(presetNames).optional(),
  source: text('a folder or an address').optional(),
  refs: listOf(ref, 'refs').min(1, {error: 'a list of at least one ref'}).optional(),
  store: path.optional(),
  out: path.optional(),
  threads: wholeNumber(1, {most: 9999}).optional(),
  files: files.optional(),
  licences: licences.optional(),
  commits: either([off, commits], 'false or an object').optional(),
  groups: flag,
  tokenizer: tokenizer.optional(),
  tokenizers: tokenizers.optional(),
  profile: profile.optional(),
  cut: cut.optional(),
  cuts: cuts.optional(),
  outlines: oneOf(['files', 'history']).optional(),
  calls: calls.optional(),
  structure: structure.optional(),
  chunks: chunks.optional(),
  github: github.optional(),
  identifiers: identifiers.optional(),
  testPairs: flag,
  duplicates: duplicates.optional(),
  repetition: repetition.optional(),
  statistics: flag,
  product: product.optional(),
  shards: shards.optional(),
  split: split.optional(),
  phases: phases.optional(),
  card: card.optional(),
  report: flag,
  exports: exports.optional(),
  pinFirst: flag,
  shallow: oneOf(['refuse', 'drop-boundary']).optional(),
  uncommitted: flag,
  clean: clean.optional(),
  train: training.optional(),
  remote: remote.optional(),
}) satisfies Rule<DatasetConfig>;

export const dataset = sections.refine(({uncommitted, split}) => uncommitted !== true || split === undefined || split === false, {path: ['uncommitted'], error: 'a dataset without "split", whose parts are of commits'})
  .refine(({uncommitted, refs}) => uncommitted !== true || refs === undefined || refs[0] === 'HEAD', {path: ['uncommitted'], error: '"HEAD" as the first of "refs": the work tree is of that'})
  .refine(({tokenizer, tokenizers}) => tokenizer === undefined || tokenizers === undefined, {path: ['tokenizers'], error: 'either "tokenizer" or "tokenizers"'})
  .refine((all) => all.cut === undefined || all.cuts === undefined, {path: ['cuts'], error: 'either "cut" or "cuts"'})
  .refine(({structure, tokenizer}) => structure === undefined || structure === false || tokenizer !== 'none', {path: ['structure'], error: 'a tokenizer beside it, which code is written by'})
  .refine(({structure, repetition}) => structure === undefined || structure === false || typeof repetition !== 'object' || repetition.most === undefined, {path: ['repetition', 'most'], error: 'a dataset without "structure", whose sequences train every change once more'})
  .superRefine((all, context) => {
    if (all.commits !== false) return;
    for (const key of ofHistory) if (all[key] !== undefined && all[key] !== false) context.addIssue({code: 'custom', path: [key], message: 'no history to ask for it, as "commits" is false'});
  });

/** The keys of each section, which an unknown key is compared with. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(sections.shape),
  files: Object.keys(files.shape),
  licences: Object.keys(licences.shape),
  commits: Object.keys(commits.shape),
  'exports.*': Object.keys(step.shape),
  calls: Object.keys(called.shape),
  chunks: Object.keys(chunked.shape),
  identifiers: Object.keys(identified.shape),
  duplicates: Object.keys(duplicated.shape),
  'duplicates.near': Object.keys(near.shape),
  repetition: Object.keys(repeated.shape),
  product: Object.keys(abstraction.shape),
  'product.rewrite': Object.keys(rewrite.shape),
  'product.caps': Object.keys(caps.shape),
  'commits.renames': Object.keys(renames.shape),
  github: Object.keys(forged.shape),
  shards: Object.keys(shards.shape),
  cut: Object.keys(cut.shape),
  split: Object.keys(splitting.shape),
  'phases[]': Object.keys(phase.shape),
  'phases[].where': Object.keys(where.shape),
  'split.shares': Object.keys(shares.shape),
  card: Object.keys(carded.shape),
  structure: Object.keys(structured.shape),
  'structure.contexts': Object.keys(contexts.shape),
  'tokenizer.learned': Object.keys(learned.shape),
  clean: Object.keys(cleaning.shape),
  train: Object.keys(train.shape),
  'train.model': Object.keys(model.shape),
  'train.model.lora': Object.keys(lora.shape),
  'train.optimizer': Object.keys(optimizer.shape),
  'train.validation': Object.keys(validation.shape),
  'train.phases.*': Object.keys(trainPhase.shape),
  remote: Object.keys(remoted.shape),
};
