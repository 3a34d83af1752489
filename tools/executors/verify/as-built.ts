// The dataset as the build in hand was made, whatever the command line or the configuration say today: what was done is spelled in it.
import {historyName} from '../../../stages/dataset/figures/figures-named.ts';
import type {DuplicateRules} from '../../../stages/dataset/duplicates/duplicate-rules.ts';
import {nameBefore, rulesOfCopies} from '../../../stages/dataset/duplicates/samples-before.ts';
import {noRules} from '../../../stages/clean/rules-in-force.ts';
import type {ProductRules} from '../../../stages/product/product-rules.ts';
import {profileNames} from '../../../stages/tokenize/profiles/profiles.ts';
import type {ProfileChoice} from '../../../stages/tokenize/profiles/profile-choice.ts';
import {tokensMeant} from '../../../stages/tokenize/tokens-named.ts';
import type {ChunkChoice, Dataset, FileChoice, LicenceChoice} from '../build/contract.ts';
import {cutsBuilt} from '../build/cuts-built.ts';
import {paramsMade} from '../build/params-made.ts';
import {phasesBuilt} from '../build/phases-built.ts';
import {repetitionBuilt} from '../build/repetition-built.ts';
import {splitBuilt} from '../build/split-built.ts';
import {commitsBuilt, identifiersBuilt} from './forms-built.ts';
import type {FinishedBuild} from '../look/finished.ts';

type Collections = FinishedBuild['collections'];
type Params = Readonly<Record<string, unknown>>;

/** A build that says nothing of these was made without them, whatever the configuration says today. */
const told = ['licences', 'cuts', 'outlines', 'groups', 'chunks', 'split', 'duplicates', 'product', 'identifiers', 'testPairs', 'phases', 'repetition', 'statistics'] as const;

/** The tag of the rules that texts of a build were cleaned by. */
export function rulesBuilt({collections}: Pick<FinishedBuild, 'collections'>): string {
  const {clean: tag} = paramsOf(collections, firstSamples(collections, 'file'));
  return typeof tag === 'string' ? tag : noRules;
}

export function asBuilt(dataset: Dataset, {collections}: Pick<FinishedBuild, 'collections'>): Dataset {
  const made = (collection: string): Params => paramsOf(collections, collection);
  const files = made(firstSamples(collections, 'file'));
  const licences = made('profiles by licence');
  const has = (name: string): boolean => collections.some((collection) => collection.name === name);
  const grouped = has('file samples');
  const named = (kind: string): string => firstSamples(collections, kind);
  const {merges, ...commits} = commitsBuilt(collections, named);
  const identifiers = identifiersBuilt(collections, named);
  const chunks = {...made(named('chunk')), ...made('chunks')};
  // Where parts end is known of the split.
  const {ends: _ends, ...product} = made(named('product'));
  const rules = splitBuilt(collections);
  const phases = phasesBuilt(collections);
  const repetition = repetitionBuilt(collections);
  const cuts = cutsBuilt(collections);
  const target = Number(makingOf(collections, 'shards.file').find(([field]) => field === 'target')?.[1]);
  const tokens = made(collections.find(({name}) => tokensMeant(name)?.kind === 'file')?.name ?? '');
  const {forge, ...others} = without(dataset, told);
  return {
    ...others,
    files: isFileChoice(files) ? files : dataset.files,
    ...(isLicenceChoice(licences) ? {licences} : {}),
    ...(cuts !== undefined && {cuts}),
    ...(grouped && {groups: true}),
    ...(has('items') && forge !== undefined && {forge}),
    ...(rules !== undefined && {split: {rules}}),
    ...(phases !== undefined && {phases}),
    ...(repetition !== undefined && {repetition}),
    ...(has(historyName) && {statistics: true}),
    ...(isChunkChoice(chunks) ? {chunks: {form: chunks.form, maxBytes: chunks.maxBytes, ...(typeof chunks.contextBytes === 'number' && {contextBytes: chunks.contextBytes})}} : {}),
    ...(isProductRules(product) ? {product: {rules: product, user: 'plain' as const}} : {}),
    ...(has('outlines') && {outlines: {history: has('facts'), ...(has('usages') && {calls: true, ...graphOf(made(madeSamples(collections, 'file')))})}}),
    ...((has('files to pair') || has('test: files to pair')) && {testPairs: true}),
    ...(has(nameBefore('samples.file')) && duplicatesOf(rulesOfCopies('file', {counted: repetition?.most !== undefined}).map(made))),
    ...(identifiers !== undefined && {identifiers}),
    commits: merges === undefined ? dataset.commits : {merges, ...commits, context: contextOf(made('edits'))},
    profile: profileOf(tokens) ?? dataset.profile,
    clean: rulesBuilt({collections}) === noRules ? undefined : dataset.clean,
    shards: Number.isSafeInteger(target) && target > 0 ? {targetBytes: target} : dataset.shards,
  };
}

function graphOf({graph}: Params): Pick<NonNullable<Dataset['outlines']>, 'graph'> {
  return graph === 'before' || graph === 'beside' ? {graph} : {};
}

function paramsOf(collections: Collections, collection: string): Params {
  return paramsMade(makingOf(collections, collection));
}

function makingOf(collections: Collections, collection: string): Collections[number]['making'] {
  return collections.find(({name}) => name === collection)?.making ?? [];
}

function without<K extends keyof Dataset>(dataset: Dataset, names: readonly K[]): Omit<Dataset, K> {
  const all: Partial<Dataset> & Omit<Dataset, K> = {...dataset};
  for (const name of names) delete all[name];
  return all;
}

/** The collection of samples as they were made, before calls stood around them. */
function firstSamples(collections: Collections, kind: string): string {
  const alone = `${kind} samples without calls`;
  return collections.some(({name}) => name === alone) ? alone : madeSamples(collections, kind);
}

/** And before they got groups, lost their copies and kept to a budget. */
function madeSamples(collections: Collections, kind: string): string {
  const names = [`${kind} samples`, nameBefore(`samples.${kind}`), nameBefore(`samples.${kind}`, 'count')];
  return names.find((name) => collections.some((collection) => collection.name === name)) ?? `samples.${kind}`;
}

/** Each step on the way has its part of the rules. */
function duplicatesOf(steps: readonly Params[]): Pick<Dataset, 'duplicates'> {
  const rules: Params = Object.assign({as: 'drop', exact: false}, ...steps);
  return isDuplicateRules(rules) ? {duplicates: rules} : {};
}

function isDuplicateRules(params: Params): params is Params & DuplicateRules {
  return params['as'] === 'drop' || params['as'] === 'context';
}

function profileOf({profile: name, unknownMarks}: Params): ProfileChoice | undefined {
  if (typeof name !== 'string' || !profileNames.includes(name)) return undefined;
  return unknownMarks === 'refuse' || unknownMarks === 'add' || unknownMarks === 'text' ? {name, unknownMarks} : undefined;
}

function contextOf({context}: Params): Dataset['commits']['context'] {
  return typeof context === 'number' || context === 'function' ? context : undefined;
}

function isFileChoice(params: Params): params is Params & FileChoice {
  const lists = ['include', 'exclude', 'keep'].map((name) => params[name]);
  return lists.every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string')) && typeof params['maxBytes'] === 'number';
}

function isChunkChoice(params: Params): params is Params & ChunkChoice {
  return (params['form'] === 'sides' || params['form'] === 'patch') && typeof params['maxBytes'] === 'number';
}

/** All of them, as the build was made. */
function isProductRules(params: Params): params is Params & ProductRules {
  const lists = ['layers', 'features', 'actions', 'entities', 'cleanUps'].map((name) => params[name]);
  return lists.every(Array.isArray) && typeof params['template'] === 'string' && typeof params['maxBytes'] === 'number' && typeof params['commits'] === 'boolean' && typeof params['caps'] === 'object';
}

/** A build without the filter has no rules, whatever the configuration says today. */
function isLicenceChoice(params: Params): params is Params & LicenceChoice {
  return Array.isArray(params['allow']) && Array.isArray(params['deny']) && (params['unknown'] === 'drop' || params['unknown'] === 'keep');
}
