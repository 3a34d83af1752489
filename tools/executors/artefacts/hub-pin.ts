// The pins of tokenizers of the Hub: which files an id and a revision stood for when they were first had.
import {emptyLock} from './artefact-lock.ts';
import {lockIn} from './pinned-tokenizer.ts';
import {writePin} from './write-pin.ts';

export interface HubPinPlace {readonly lock: string; readonly id: string; readonly revision: string}

/** The digest of its files; none where nobody had it yet. */
export async function hubPin(place: HubPinPlace): Promise<string | undefined> {
  const {artefacts} = (await lockIn(place.lock)) ?? emptyLock;
  const pin = Object.hasOwn(artefacts, nameOf(place)) ? artefacts[nameOf(place)] : undefined;
  return pin?.kind === 'hub tokenizer' ? pin.digest : undefined;
}

export async function pinHub(place: HubPinPlace, digest: string): Promise<void> {
  const {lock, id, revision} = place;
  const former = (await lockIn(lock)) ?? emptyLock;
  await writePin(lock, former, {[nameOf(place)]: {kind: 'hub tokenizer', digest, hub: id, revision}});
}

function nameOf({id, revision}: HubPinPlace): string {
  return `${id}@${revision}`;
}
