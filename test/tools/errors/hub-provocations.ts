// How tokenizers of the Hub that cannot be had are provoked: by a Hub of our own on this machine.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {canonical} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import {files, hubServer, status, type Answer} from '../../stages/tokenize/hub/hub-server.ts';
import {smallRanks} from '../../stages/tokenize/rig.ts';
import type {Provocation, Trouble} from './provocation.ts';
import type {Scene} from './scene.ts';

const revision = 'c'.repeat(40);
const json = canonical(JSON.parse(JSON.stringify(ranksToTokenizer(smallRanks))));
const whole = files({'tokenizer.json': json});

export const hubProvocations = {
  GM4004: async (place) => {
    const trouble = await asked(place, status(503), {message: `Could not fetch the tokenizer: "${snapshotIn(place)}"`, fix: `run the same command again with a network, or put its tokenizer.json and tokenizer_config.json into ${snapshotIn(place)}`});
    return {...trouble, mends: () => put(place)};
  },
  GM4005: async (place) => await asked(place, status(401), {message: 'The Hub refused access to the tokenizer', fix: 'accept the terms on the page of org/name, set HF_TOKEN to a token that may read it, and run the same command again'}),
  GM4006: async (place) => await asked(place, status(404), {message: 'The Hub has no such tokenizer', fix: 'correct "hub" and "revision" in the configuration, or name with "file" a tokenizer.json of this machine'}),
  GM4007: async (place) => {
    const trouble = await asked(place, (response) => void response.writeHead(302, {location: 'http://192.0.2.1/'}).end(), {message: 'Refused what the Hub answered', fix: `set HF_ENDPOINT to an address that begins with https://, or put its tokenizer.json and tokenizer_config.json into ${snapshotIn(place)}`});
    return {...trouble, mends: () => put(place)};
  },
  GM4008: async (place) => {
    const trouble = await asked(place, whole, {message: 'The revision of the tokenizer is not pinned', fix: 'name as "revision" the 40 digits that this prints: git ls-remote https://huggingface.co/org/name main'}, 'main');
    return {...trouble, mends: () => configure(place, revision)};
  },
  GM4009: async (place) => {
    const trouble = await asked(place, whole, {message: `The tokenizer is not the one that is pinned: "${join(place.folder, 'artefacts.lock')}"`, fix: `take the entry of org/name out of ${join(place.folder, 'artefacts.lock')} if the change is meant, then run the same command again`});
    const pins = {[`org/name@${revision}`]: {kind: 'hub tokenizer', hub: 'org/name', revision, digest: '0'.repeat(64)}};
    writeFileSync(join(place.folder, 'artefacts.lock'), JSON.stringify({format: 'gristmill artefacts 1', artefacts: pins}));
    return {...trouble, mends: () => writeFileSync(join(place.folder, 'artefacts.lock'), '{"format": "gristmill artefacts 1", "artefacts": {}}')};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

/** The Hub mends its ways when the fix is followed. */
async function asked(place: Scene, answer: Answer, {message, fix}: Pick<Trouble, 'message' | 'fix'>, wanted = revision): Promise<Trouble> {
  place.repository();
  configure(place, wanted);
  const hub = await hubServer(place.t, answer);
  return {line: 'gristmill build', circumstances: {env: {HF_ENDPOINT: hub.address, HF_HOME: join(place.folder, 'hf')}}, message, fix, mends: () => hub.answer(whole)};
}

function configure({write}: Scene, wanted: string): void {
  write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: {hub: 'org/name', revision: wanted}})});
}

function snapshotIn({folder}: Scene): string {
  return join(folder, 'hf/hub/models--org--name/snapshots', revision);
}

function put(place: Scene): void {
  mkdirSync(snapshotIn(place), {recursive: true});
  writeFileSync(join(snapshotIn(place), 'tokenizer.json'), json);
}
