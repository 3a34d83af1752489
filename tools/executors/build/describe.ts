// The texts about a dataset that lie beside it, a card and a report: made of what its manifest and statistics say and of nothing else.
import {hash} from 'node:crypto';
import {canonical, type Params} from '../../../graph/value/params.ts';
import type {DescribedChoice} from '../card/card-choice.ts';
import {cardFile, reportFile, type DescribedFile, type Manifest} from './manifest.ts';

export interface Described {
  readonly manifest: Manifest;
  /** By the names of their files. */
  readonly texts: readonly (readonly [file: string, bytes: Uint8Array])[];
}

/** They change when these do: what an older version wrote is written again. */
export const versions = {card: 1, report: 1};

/** What draws and writes is loaded for those who want it. */
export async function describe(manifest: Manifest, stats: Uint8Array, {card, report}: DescribedChoice): Promise<Described> {
  const written = {stats: JSON.parse(Buffer.from(stats).toString('utf8')), manifest};
  const cardBytes = card === undefined ? undefined : Buffer.from((await import('../card/card-text.ts')).cardText(written, card));
  const reportBytes = report !== true ? undefined : Buffer.from(await (await import('../report-page/report-page.ts')).reportPage(written, card ?? null));
  return {
    manifest: {
      ...manifest,
      ...(card !== undefined && cardBytes !== undefined && {card: {...entryOf(cardFile, cardBytes, versions.card), says: card}}),
      ...(reportBytes !== undefined && {report: entryOf(reportFile, reportBytes, versions.report)}),
    },
    texts: [...(cardBytes === undefined ? [] : [[cardFile, cardBytes] as const]), ...(reportBytes === undefined ? [] : [[reportFile, reportBytes] as const])],
  };
}

function entryOf(file: string, bytes: Uint8Array, version: number): DescribedFile & {readonly version: number} {
  return {file, sha256: hash('sha256', bytes, 'hex'), size: bytes.length, version};
}

/** Whether a manifest has the texts that are wanted, as they are written today. */
export function isDescribed(manifest: Manifest, {card, report}: DescribedChoice): boolean {
  const said = (choice: DescribedChoice['card']): string => canonical((choice ?? null) as unknown as Params);
  return said(manifest.card?.says) === said(card) && (manifest.report !== undefined) === (report === true) && isOurs(manifest);
}

/** Whether they are written as they would be today. */
export function isOurs({card, report}: {readonly card?: Manifest['card'] | undefined; readonly report?: Manifest['report'] | undefined}): boolean {
  return (card?.version ?? versions.card) === versions.card && (report?.version ?? versions.report) === versions.report;
}
