// The control tokens of structure that a dataset is pinned to, and the copies of them that a store keeps.
import {hash} from 'node:crypto';
import {join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {digestOf, type Digest} from '../../../graph/value/digest.ts';
import {readVocabulary} from '../../../stages/tokenize/structural/vocabulary-file.ts';
import type {Dataset, StructureChoice} from '../build/contract.ts';
import {writeWhole} from '../build/write-whole.ts';
import {structureName, type Provenance, type StructureArtefact} from './artefact-lock.ts';
import {ArtefactProblem} from './artefact-problem.ts';
import {bytesOrNone, lockIn, lockOf, otherOptions, promoteLine, readPinned} from './pinned-tokenizer.ts';

export interface StructureVocabulary {readonly digest: Digest; readonly tokens: readonly string[]}

/** Throws unless the pin is there, was made as the configuration says, and is whole. The store has a copy from then on. */
export async function pinnedStructure(choice: StructureChoice, {store}: Pick<Dataset, 'store'>): Promise<StructureVocabulary> {
  const place = {where: lockOf(choice), fix: promoteLine(choice)};
  const pin = await structurePinOf(choice);
  if (pin === undefined) throw new ArtefactProblem('not-pinned', `No vocabulary of structure is pinned in "${place.where}"`, place);
  const other = otherOptions(pin.provenance.options, structureOptions(choice));
  if (other !== undefined) throw new ArtefactProblem('pin-differs', `The pinned vocabulary of structure was made with other options: ${other}`, place);
  return await readStructurePin(choice, pin, store);
}

export async function structurePinOf(choice: Pick<StructureChoice, 'folder'>): Promise<StructureArtefact | undefined> {
  const artefact = (await lockIn(lockOf(choice)))?.artefacts[structureName];
  return artefact?.kind === 'structure vocabulary' ? artefact : undefined;
}

export async function readStructurePin(choice: Pick<StructureChoice, 'folder'>, pin: StructureArtefact, store: string): Promise<StructureVocabulary> {
  const {digest, json} = await readPinned(choice, pin, {store, what: 'vocabulary of structure'});
  const tokens = readVocabulary(json);
  // Its digest is the pinned one, so somebody pinned it by hand.
  if (tokens === undefined) throw new ArtefactProblem('artefact-lost', `The pinned vocabulary of structure "${join(choice.folder, pin.file)}" is no list of texts`, {where: join(choice.folder, pin.file)});
  if ((await keptStructure(store, digest)) === undefined) await keepStructure(store, json);
  return {digest, tokens};
}

export async function keepStructure(store: string, bytes: Uint8Array): Promise<void> {
  const folder = join(store, 'tokenizers');
  await makeFolder(folder);
  await writeWhole(folder, keptName(digestOf(bytes)), bytes);
}

/** By its digest alone: what a finished build was made with, whatever is pinned today. */
export async function keptStructure(store: string, digest: Digest): Promise<StructureVocabulary | undefined> {
  const bytes = await bytesOrNone(join(store, 'tokenizers', keptName(digest)));
  const tokens = bytes === undefined || digestOf(bytes) !== digest ? undefined : readVocabulary(bytes);
  return tokens && {digest, tokens};
}

/** What decides which tokens there are. A salt is nobody's business, but another one makes other names. */
export function structureOptions({chunks: {author, salt, timestamp, branch, merges}, caps}: Pick<StructureChoice, 'chunks' | 'caps'>): Provenance['options'] {
  return {author, timestamp, branch, merges, contexts: {...caps}, salted: salt === '' ? '' : hash('sha256', `salt ${salt}`, 'hex').slice(0, 12)};
}

function keptName(digest: Digest): string {
  return `${digest}.structure.json`;
}
