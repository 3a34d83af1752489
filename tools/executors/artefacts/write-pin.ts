// Writes a pin into the lock: the lock is written whole, and entries of others stay what they are.
import {basename, dirname} from 'node:path';
import {spellLock, type ArtefactLock} from './artefact-lock.ts';
import {writeArtefact} from './write-artefact.ts';

/** `former`: the lock as it was read. */
export async function writePin(path: string, former: ArtefactLock, pin: ArtefactLock['artefacts']): Promise<void> {
  await writeArtefact(dirname(path), basename(path), Buffer.from(spellLock({...former, artefacts: {...former.artefacts, ...pin}}), 'utf8'));
}
