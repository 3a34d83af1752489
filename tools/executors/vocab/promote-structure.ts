// Pins a vocabulary of structure: its file first, the lock last, so that whoever looks sees the former pin or the new one, whole.
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {digestOf} from '../../../graph/value/digest.ts';
import {canonical} from '../../../graph/value/params.ts';
import {emptyLock, structureFile, structureName, type Provenance, type StructureArtefact} from '../artefacts/artefact-lock.ts';
import {lockIn, lockOf} from '../artefacts/pinned-tokenizer.ts';
import {keepStructure, structurePinOf} from '../artefacts/structure-pin.ts';
import type {StructureChoice} from '../build/contract.ts';
import {writing} from '../build/output-error.ts';
import {writeArtefact} from '../artefacts/write-artefact.ts';
import {writePin} from '../artefacts/write-pin.ts';

export interface StructurePromotion {readonly bytes: Uint8Array; readonly provenance: Provenance; readonly store: string}

export async function promoteStructure(choice: StructureChoice, {bytes, provenance, store}: StructurePromotion): Promise<{readonly lock: string; readonly file: string}> {
  const {folder} = choice;
  const lock = (await lockIn(lockOf(choice))) ?? emptyLock;
  const former = await structurePinOf(choice);
  const digest = digestOf(bytes);
  const artefact: StructureArtefact = {kind: 'structure vocabulary', digest, file: structureFile(digest), provenance};
  // The same tokens, from more: a lock that says nothing new is not to be reviewed again.
  const isPinned = former?.digest === digest && canonical(former.provenance.options) === canonical(provenance.options);
  await writing(folder, async () => {
    await keepStructure(store, bytes);
    await writeArtefact(folder, artefact.file, bytes);
    if (!isPinned) await writePin(lockOf(choice), lock, {[structureName]: artefact});
    if (former !== undefined && former.file !== artefact.file) await rm(join(folder, former.file), {force: true});
  });
  return {lock: lockOf(choice), file: join(folder, artefact.file)};
}
