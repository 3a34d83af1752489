// What a remote has of a dataset, for people and for scripts.
import type {CleanReport} from '../../../cache/remote/clean-remote.ts';
import type {Doubt, Doubted} from '../../../cache/remote/doubting-store.ts';
import {spellNumber} from '../report/spell-number.ts';
import type {OpenRemote} from './open-remote.ts';

export interface RemoteStatus {
  readonly place: string;
  readonly repository: string;
  readonly head: string;
  readonly domain: string;
  readonly writes: boolean;
  /** Of `main`, or of the own domain where that has none. */
  readonly last: null | {
    readonly domain: string; readonly seq: number; readonly leastSeq: number; readonly writer: string; readonly key: string; readonly root: string;
    readonly builtAt: string; readonly believedUntil: string;
    readonly hot: Weight; readonly cold: Weight; readonly files: Weight;
  };
}

interface Weight {readonly objects: number; readonly bytes: number}

export async function remoteStatus(remote: OpenRemote, signal: AbortSignal): Promise<RemoteStatus> {
  const found = await remote.reader.head(signal);
  const manifest = await found?.manifest();
  const {place, repository, head, domain, writer} = remote;
  const weigh = (refs: readonly {readonly size: number}[]): Weight => ({objects: refs.length, bytes: refs.reduce((sum, {size}) => sum + size, 0)});
  return {
    place: place.shown, repository, head, domain, writes: writer !== undefined,
    last: found === undefined || manifest === undefined ? null : {
      domain: found.record.domain, seq: found.record.seq, leastSeq: found.record.leastSeq, writer: found.record.writer, key: manifest.key, root: manifest.root,
      builtAt: dateOf(manifest.at), believedUntil: dateOf(found.record.notAfter), hot: weigh(manifest.hot), cold: weigh(manifest.cold), files: weigh(manifest.files),
    },
  };
}

function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

export function statusText({place, repository, head, domain, writes, last}: RemoteStatus): string {
  const facts: readonly (readonly [string, string])[] = [
    ['remote', place],
    ['dataset', `${repository}, ${head}`],
    ['as', `${domain}, ${writes ? 'reads and writes' : 'only reads'}`],
    ...(last === null ? [['last build', 'none that is believed'] as const] : [
      ['last build', `number ${last.seq} of ${last.domain}, written by ${last.writer} at ${last.builtAt}`] as const,
      ['believed', `until ${last.believedUntil}`] as const,
      ['root', last.root] as const,
      ['brought', `${weight(last.hot)} to start from, ${weight(last.files)} of outputs`] as const,
      ['in parts', `${weight(last.cold)} of rows`] as const,
    ]),
  ];
  return `${facts.map(([name, text]) => `  ${name.padEnd(10)}  ${text}`).join('\n')}\n`;
}

function weight({objects, bytes}: Weight): string {
  return `${spellNumber(bytes)} bytes in ${spellNumber(objects)} ${objects === 1 ? 'object' : 'objects'}`;
}

export function cleanText({builds, objects, bytesRemoved}: CleanReport, {place, dryRun}: {readonly place: string; readonly dryRun: boolean}): string {
  return [
    dryRun ? `Nothing was changed. Clearing away at ${place} would come to this` : `Cleared away at ${place}`,
    '',
    `  builds   ${spellNumber(builds.kept)} kept, ${spellNumber(builds.dropped)} dropped`,
    `  objects  ${spellNumber(objects.kept)} kept, ${spellNumber(objects.marked)} marked, ${spellNumber(objects.removed)} removed`,
    `  bytes    ${spellNumber(bytesRemoved)} removed`,
    '',
  ].join('\n');
}

export function doubtText({rows, differing}: Doubted, {percent, seed}: Doubt): string {
  return [
    `Ran ${spellNumber(rows)} rows again, ${percent} % of those that are known, by the seed "${seed}"`,
    ...(differing.length === 0 ? ['All of them came out as they were'] : ['', `${spellNumber(differing.length)} came out otherwise: do not use this remote, and find out who wrote to it`, ...differing.slice(0, 20).map(({task, key, was, is}) => `  ${task} ${key.slice(0, 16)}: was ${was.slice(0, 24)}, is ${is.slice(0, 24)}`)]),
    '',
  ].join('\n');
}

export function keyText({secret, public: own}: {readonly secret: string; readonly public: string}): string {
  return [
    `secret  ${secret}`,
    `public  ${own}`,
    '',
    'Put the secret where only the builds of its domain read it, as GRISTMILL_REMOTE_SECRET, and the public key into the configuration:',
    `  remote: {url: '…', keys: {main: ['${own}']}}`,
    '',
  ].join('\n');
}
