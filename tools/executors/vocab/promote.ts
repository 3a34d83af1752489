// Pins a vocabulary: the tokenizer's file first, the lock last, so that whoever looks sees the former pin or the new one, whole.
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {removeStale} from '../../../cache/tmp-files.ts';
import {digestOf} from '../../../graph/value/digest.ts';
import {canonical} from '../../../graph/value/params.ts';
import {storeTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import {isTokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';
import {artefactFile, emptyLock, type Artefact, type Provenance} from '../artefacts/artefact-lock.ts';
import {lockIn, lockOf, pinOf} from '../artefacts/pinned-tokenizer.ts';
import {writeArtefact} from '../artefacts/write-artefact.ts';
import {writePin} from '../artefacts/write-pin.ts';
import type {LearnedChoice} from '../build/tokenizer-choice.ts';
import {writing} from '../build/output-error.ts';
import {TokenizerProblem} from '../build/tokenizer-problem.ts';

export interface Promotion {
  readonly json: Uint8Array;
  readonly provenance: Provenance;
  /** Where the store is: builds take the tokenizer from there, and it outlives a lost file. */
  readonly store: string;
}

export async function promote(choice: LearnedChoice, {json, provenance, store}: Promotion): Promise<{readonly lock: string; readonly file: string}> {
  const {folder, name} = choice;
  const lock = (await lockIn(lockOf(choice))) ?? emptyLock;
  const former = await pinOf(choice);
  const digest = digestOf(json);
  const artefact: Artefact = {kind: 'tokenizer', digest, file: artefactFile(name, digest), provenance};
  const path = join(folder, artefact.file);
  const promotion = {lock: lockOf(choice), file: path};
  // The same vocabulary, learned from more: a lock that says nothing new is not to be reviewed again.
  const isPinned = former?.digest === digest && canonical(former.provenance.options) === canonical(provenance.options);
  await writing(folder, async () => {
    await removeStale(folder);
    await writeArtefact(folder, artefact.file, json);
    await keep(path, store).catch(async (cause: unknown) => {
      if (former?.file !== artefact.file) await rm(path, {force: true});
      throw cause;
    });
    if (!isPinned) await writePin(lockOf(choice), lock, {[name]: artefact});
    const others = Object.entries(lock.artefacts).flatMap(([known, other]) => (known !== name && other.kind === 'tokenizer' ? [other.file] : []));
    if (former !== undefined && former.file !== artefact.file && !others.includes(former.file)) await rm(join(folder, former.file), {force: true});
  });
  return promotion;
}

/** Opened by the library on its way into the store: what it refuses is never pinned. */
async function keep(path: string, store: string): Promise<void> {
  const stored = await storeTokenizer({kind: 'file', path}, join(store, 'tokenizers'));
  if (isTokenizerFailure(stored)) throw new TokenizerProblem(stored, path);
}
