// `artefacts.lock`: what was learned once and is used from then on, as it was reviewed. The form of the file, and how it is read and spelled.
import {isObject, type JsonObject} from '../../../stages/tokenize/tokenizer-json.ts';
import {canonical, type Params} from '../../../graph/value/params.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Cut, Shares} from '../../../stages/dataset/split/split-rules.ts';

export const lockName = 'artefacts.lock';

export interface ArtefactLock {
  readonly format: typeof lockFormat;
  readonly artefacts: Readonly<Record<string, Artefact | HubArtefact | StructureArtefact | SplitArtefact>>;
}

export interface Artefact {
  readonly kind: 'tokenizer';
  /** Of the file's bytes: what goes into the keys of a build. */
  readonly digest: Digest;
  /** Beside the lock, so that a clone without a store can build. It is named by its digest, so that the lock alone switches. */
  readonly file: string;
  readonly provenance: Provenance;
}

/** A tokenizer of the Hub: what its id and revision stood for. Its files are had again from there. */
export interface HubArtefact {
  readonly kind: 'hub tokenizer';
  /** Of its files. */
  readonly digest: string;
  readonly hub: string;
  readonly revision: string;
}

/** The control tokens of the structure of commits: a list beside the lock, in the order of their ids. */
export interface StructureArtefact {
  readonly kind: 'structure vocabulary';
  readonly digest: Digest;
  readonly file: string;
  readonly provenance: Provenance;
}

/** Where the parts of a dataset end. */
export interface SplitArtefact {
  readonly kind: 'split';
  readonly train: Cut;
  readonly val: Cut;
  /** What was asked for when they were pinned. */
  readonly shares: Shares;
}

export const splitName = 'split by time';

/** What the lock calls it: no name of a learned vocabulary has a blank, and no id of the Hub. */
export const structureName = 'structure vocabulary';

export interface Provenance {
  /** The root of the counts it was learned from, and the commits that those counts are of. */
  readonly root: string;
  readonly commits: readonly string[];
  readonly learner: number;
  /** How it was learned: a configuration that asks for something else is not given it. */
  readonly options: Params;
}

const lockFormat = 'gristmill artefacts 1';

export const emptyLock: ArtefactLock = {format: lockFormat, artefacts: {}};

/** Keys in order, a line a member: one spelling, made to be reviewed. */
export function spellLock(lock: ArtefactLock): string {
  return `${JSON.stringify(JSON.parse(canonical(lock as unknown as Params)), null, 2)}\n`;
}

/** The lock, or what is wrong with it in words. It comes with a repository: nothing in it is trusted before it was looked at. */
export function readLock(text: string): ArtefactLock | string {
  let json: Params;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
  if (!isObject(json) || json['format'] !== lockFormat) return `expected "format": "${lockFormat}"`;
  const {artefacts} = json;
  if (!isObject(artefacts)) return 'expected an object of "artefacts"';
  const wrong = Object.entries(artefacts).find(([, artefact]) => !isObject(artefact) || !(isArtefact(artefact) || isHubArtefact(artefact) || isStructureArtefact(artefact) || isSplitArtefact(artefact)));
  return wrong === undefined ? (json as unknown as ArtefactLock) : `"${wrong[0]}" is not an artefact with a kind, a digest, and where it comes from`;
}

export function artefactFile(name: string, digest: Digest): string {
  return `${name}-${digest.slice(0, 12)}.tokenizer.json`;
}

export function structureFile(digest: Digest): string {
  return `structure-${digest.slice(0, 12)}.structure.json`;
}

/** A plain name: nothing in a lock leads out of its folder. */
function isArtefactFile(file: string): boolean {
  return /^[a-z0-9][a-z0-9-]*-[0-9a-f]{12}\.tokenizer\.json$/.test(file);
}

function isArtefact(artefact: JsonObject): boolean {
  const {kind, file} = artefact;
  return kind === 'tokenizer' && typeof file === 'string' && isArtefactFile(file) && isMade(artefact);
}

function isStructureArtefact(artefact: JsonObject): boolean {
  const {kind, file} = artefact;
  return kind === 'structure vocabulary' && typeof file === 'string' && /^structure-[0-9a-f]{12}\.structure\.json$/.test(file) && isMade(artefact);
}

function isMade({digest, provenance}: JsonObject): boolean {
  if (typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest) || !isObject(provenance)) return false;
  const {root, commits, learner, options} = provenance;
  return typeof root === 'string' && Array.isArray(commits) && typeof learner === 'number' && isObject(options);
}

function isHubArtefact({kind, digest, hub, revision}: JsonObject): boolean {
  return kind === 'hub tokenizer' && typeof digest === 'string' && typeof hub === 'string' && typeof revision === 'string';
}

function isSplitArtefact({kind, train, val, shares}: JsonObject): boolean {
  return kind === 'split' && isCut(train) && isCut(val) && isObject(shares) && ['train', 'val', 'test'].every((name) => typeof shares[name] === 'number');
}

function isCut(cut: Params | undefined): boolean {
  return isObject(cut) && typeof cut['oid'] === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(cut['oid']) && Number.isSafeInteger(cut['corrected']);
}
