// The tokenizer that a dataset's vocabulary is pinned to: the lock's word, the configuration's wishes and the file's bytes held against each other.
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {textAt} from '../../../cache/synced-text.ts';
import {codeOf} from '../../../cache/store-error.ts';
import {digestOf, type Digest} from '../../../graph/value/digest.ts';
import {canonical, type Params} from '../../../graph/value/params.ts';
import {isObject} from '../../../stages/tokenize/tokenizer-json.ts';
import type {Dataset} from '../build/contract.ts';
import type {LearnedChoice} from '../build/tokenizer-choice.ts';
import {quoted} from '../report/quoted.ts';
import {ArtefactProblem} from './artefact-problem.ts';
import {lockName, readLock, type Artefact, type ArtefactLock} from './artefact-lock.ts';

export interface Pinned {readonly digest: Digest; readonly path: string; readonly json: Uint8Array}

/** Throws unless the pin is there, was learned as the configuration says, and is whole. */
export async function pinnedTokenizer(choice: LearnedChoice, {store}: Pick<Dataset, 'store'>): Promise<Pinned> {
  const pin = await pinOf(choice);
  if (pin === undefined) {
    throw new ArtefactProblem('not-pinned', `No vocabulary "${choice.name}" is pinned in "${lockOf(choice)}"`, {where: lockOf(choice), fix: promoteLine(choice)});
  }
  const other = otherOptions(pin.provenance.options, choice.options);
  if (other !== undefined) throw new ArtefactProblem('pin-differs', `The pinned vocabulary "${choice.name}" was learned with other options: ${other}`, {where: lockOf(choice), fix: promoteLine(choice)});
  return await readPinned(choice, pin, {store});
}

/** What the lock says under the choice's name, whatever options it was learned with. */
export async function pinOf(choice: LearnedChoice): Promise<Artefact | undefined> {
  const artefacts = (await lockIn(lockOf(choice)))?.artefacts;
  const artefact = artefacts !== undefined && Object.hasOwn(artefacts, choice.name) ? artefacts[choice.name] : undefined;
  return artefact?.kind === 'tokenizer' ? artefact : undefined;
}

/** None where there is no file. One that cannot be read is never taken for an empty one. */
export async function lockIn(path: string): Promise<ArtefactLock | undefined> {
  const text = await textAt(path);
  if (text === '') return undefined;
  const lock = readLock(text);
  if (typeof lock !== 'string') return lock;
  throw new ArtefactProblem('lock-damaged', `Could not read "${path}": ${lock}`, {where: path});
}

/** The pinned bytes themselves. */
export async function readPinned({folder}: Pick<LearnedChoice, 'folder'>, {digest, file}: Pick<Artefact, 'digest' | 'file'>, {store, what: thing = 'tokenizer'}: {readonly store: string; readonly what?: string}): Promise<Pinned> {
  const path = join(folder, file);
  const json = await bytesOrNone(path);
  if (json !== undefined && digestOf(json) === digest) return {digest, path, json};
  const what = json === undefined ? 'is not there' : `has the digest ${digestOf(json).slice(0, 12)}, and ${digest.slice(0, 12)} is pinned`;
  // Whoever built with it has it in the store, too.
  const kept = join(store, 'tokenizers', `${digest}${file.slice(file.indexOf('.'))}`);
  const there = await stat(kept).then(() => true, () => false);
  throw new ArtefactProblem('artefact-lost', `The pinned ${thing} "${path}" ${what}`, {where: path, fix: there ? `cp ${quoted(kept)} ${quoted(path)}` : undefined});
}

export async function bytesOrNone(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

export function lockOf({folder}: Pick<LearnedChoice, 'folder'>): string {
  return join(folder, lockName);
}

export function promoteLine({configFile}: Pick<LearnedChoice, 'configFile'>): string {
  return `gristmill vocab --promote --config ${quoted(configFile)}`;
}

/** `undefined` where they are the same. */
export function otherOptions(pinned: Params, wanted: Params): string | undefined {
  const [old, now] = [isObject(pinned) ? pinned : {}, isObject(wanted) ? wanted : {}];
  const spelled = (value: Params | undefined) => (value === undefined ? 'nothing' : canonical(value));
  const differ = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => spelled(old[name]) !== spelled(now[name]));
  return differ.length === 0 ? undefined : differ.map((name) => `${name} is ${spelled(old[name])}, and ${spelled(now[name])} is configured`).join('; ');
}
