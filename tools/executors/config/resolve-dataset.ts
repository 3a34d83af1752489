// A checked configuration and the command line's wishes become the dataset to build: every default filled in, every path absolute.
import {hash} from 'node:crypto';
import {dirname, join, resolve} from 'node:path';
import type {DatasetConfig} from '../../define-dataset.ts';
import type {ProfileChoice} from '../../../stages/tokenize/profiles/profile-choice.ts';
import type {Dataset, FileChoice, LicenceChoice} from '../build/contract.ts';
import type {HubPlaces} from './hub-places.ts';
import {isAddress} from './is-address.ts';
import {nameOf} from './name-of.ts';
import {resolveCard} from './resolve-card.ts';
import {refuseSharedFolder} from './refuse-shared-folder.ts';
import {resolveChunks, resolveIdentifiers, resolveOutlines, resolvePatches} from './resolve-history.ts';
import {resolveExports} from './resolve-exports.ts';
import {resolvePhases} from './resolve-phases.ts';
import {resolveRemote} from './resolve-remote.ts';
import {resolveRepetition} from './resolve-repetition.ts';
import {resolveSplit} from './resolve-split.ts';
import {resolveStructure} from './resolve-structure.ts';
import {resolveCuts} from './resolve-cuts.ts';
import {resolveClean} from './resolve-clean.ts';
import {resolveTrain} from './resolve-train.ts';
import {resolveTokenizers, type TokenizerWish} from './resolve-tokenizers.ts';

/** What the command line may say on top. Paths are absolute already. */
export interface Wishes {
  readonly source?: string;
  readonly store?: string;
  readonly out?: string;
  readonly refs?: readonly string[];
  readonly threads?: number;
  readonly merges?: Dataset['commits']['merges'];
  readonly tokenizer?: TokenizerWish;
}

export interface Place {
  /** The configuration's file, when there is one: it names the target, and its folder is where paths begin. */
  readonly configFile?: string | undefined;
  /** Where the command runs. */
  readonly folder: string;
  readonly home: string;
  /** The user's cache folder of this program. */
  readonly cache: string;
  readonly parallelism: number;
  readonly hub: HubPlaces;
}

const mebibyte = 1024 * 1024;

export function resolveDataset(config: DatasetConfig, wishes: Wishes, place: Place): Dataset {
  const base = baseOf(place);
  const absolute = pathsOf(place);
  const source = wishes.source ?? resolveSource(config.source ?? '.', absolute);
  const store = wishes.store ?? (config.store === undefined ? place.cache : absolute(config.store));
  const out = wishes.out ?? absolute(config.out ?? (place.configFile === undefined ? join('gristmill-out', nameOf(source)) : 'out'));
  // It is replaced by a build.
  refuseSharedFolder({path: 'out', folder: out}, [['source', source], ['store', store], ["configuration's folder", place.configFile && dirname(place.configFile)]]);
  const configFile = place.configFile ?? place.folder;
  const clean = resolveClean(config.clean, {name: nameOf(source), absolute, where: configFile});
  const commits = config.commits === false ? undefined : config.commits;
  const merges = wishes.merges ?? commits?.merges ?? 'first-parent';
  const phases = resolvePhases(config.phases);
  const split = resolveSplit(config.split, {configFile, folder: base});
  const structure = resolveStructure(config.structure, {configFile, folder: base, merges});
  return {
    source,
    refs: wishes.refs ?? config.refs ?? ['HEAD'],
    store,
    out,
    target: targetOf({source, out, configFile: place.configFile}),
    threads: wishes.threads ?? config.threads ?? place.parallelism,
    files: resolveFiles(config.files),
    ...resolveLicences(config.licences),
    commits: {merges, ...resolvePatches(commits), ...(config.commits === false && {none: true as const})},
    ...((config.groups === true || split !== undefined || (config.product !== undefined && config.product !== false)) && {groups: true}),
    ...(split !== undefined && {split}),
    ...(phases !== undefined && {phases}),
    tokenizer: resolveTokenizers({wish: wishes.tokenizer, ...config}, {absolute, hub: place.hub, configFile, folder: base}),
    profile: resolveProfile(config.profile ?? 'plain'),
    ...resolveCuts(config),
    ...resolveOutlines(config),
    ...(structure === undefined ? {} : {structure}),
    ...resolveChunks(config.chunks),
    ...resolveIdentifiers(config.identifiers),
    ...(config.testPairs === true && {testPairs: true}),
    ...resolveRepetition(config.repetition),
    ...resolveCard(config, {source, called: nameOf(source)}),
    // A report without its time line would say half of it.
    ...((config.statistics === true || config.report === true) && {statistics: true}),
    ...resolveExports(config.exports, {absolute, beside: `${out}-exports`}),
    ...(config.pinFirst === true && {pinFirst: true}),
    shards: {targetBytes: config.shards?.targetBytes ?? 4 * mebibyte},
    ...resolveOutput(config.shards),
    shallow: config.shallow ?? 'refuse',
    ...(config.uncommitted === true && {uncommitted: true}),
    ...(clean !== undefined && {clean}),
    ...(config.train !== undefined && {train: resolveTrain(config.train, {out, folder: base, absolute})}),
    ...resolveRemote(config.remote, {source, absolute, nameOf}),
  };
}

function resolveOutput({compress = 'none', parquet = false}: NonNullable<DatasetConfig['shards']> = {}): Pick<Dataset, 'output'> {
  return compress === 'none' && !parquet ? {} : {output: {...(compress !== 'none' && {compress}), ...(parquet && {parquet})}};
}

function baseOf({configFile, folder}: Pick<Place, 'configFile' | 'folder'>): string {
  return configFile === undefined ? folder : dirname(configFile);
}

/** How a path that a configuration names is made absolute. */
export function pathsOf(place: Pick<Place, 'configFile' | 'folder' | 'home'>): (path: string) => string {
  return (path) => resolve(baseOf(place), path.startsWith('~/') ? join(place.home, path.slice(2)) : path);
}

/** An address stays what it is; everything else is a folder. */
export function resolveSource(source: string, absolute: (path: string) => string): string {
  return isAddress(source) ? source : absolute(source);
}

function resolveFiles(files: DatasetConfig['files']): FileChoice {
  return {include: files?.include ?? [], exclude: files?.exclude ?? [], keep: files?.keep ?? ['vendored'], maxBytes: files?.maxBytes ?? mebibyte, ...(files?.quality === 'starcoder2' ? {quality: files.quality} : {})};
}

/** Rules that rule nothing out are none: builds with and without them are one. */
function resolveLicences(licences: DatasetConfig['licences']): {readonly licences?: LicenceChoice} {
  const {allow = [], deny = [], unknown = licences?.allow === undefined ? 'keep' : 'drop'} = licences ?? {};
  return licences?.allow === undefined && deny.length === 0 && unknown === 'keep' ? {} : {licences: {allow, deny, unknown}};
}

function resolveProfile(profile: NonNullable<DatasetConfig['profile']>): ProfileChoice {
  const {name, unknownMarks = 'refuse'} = typeof profile === 'string' ? {name: profile} : profile;
  return {name, unknownMarks};
}

interface Folders {readonly source: string; readonly out: string; readonly configFile: string | undefined}

/** The same on every run, different for every dataset of a store: a name for people and a digest of what tells datasets apart. */
function targetOf({source, out, configFile}: Folders): string {
  return `${nameOf(source)}-${hash('sha256', JSON.stringify([source, out, configFile ?? null]), 'hex').slice(0, 16)}`;
}
