// The flow of an export of CommitPack's rows: which files of which commits, with both sides, language and licence, in files, and what was left out by which rule.
import {namedPairs} from '../change/facts/outlined-history.ts';
import {pairNamesNamed} from '../change/facts/outlined-pair.ts';
import {toldPair} from '../change/licence/told-pair.ts';
import {measurePair} from '../change/measured-pair.ts';
import {pairsNamed} from '../change/edits.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {placeDocument} from '../dataset/shards.ts';
import {addTallies} from '../dataset/tally.ts';
import type {Exporting} from '../exporting.ts';
import type {PackRules} from './pack-rules.ts';
import {packSamples} from './pack-samples.ts';
import {countPacked, splicePack, writePack} from './pack-tasks.ts';
import {packCommit} from './packed-commit.ts';

/** What the collections are called, for whoever reads them from a finished build. */
export const packCollections = {rows: 'commitpack rows', packed: 'commits packed', shards: 'commitpack rows in files', stats: 'commitpack rows counted'} as const;

/** `targetBytes`: about how much text a file gets. */
export interface PackExportRules {readonly pack: PackRules; readonly repository: string; readonly targetBytes: number}

export function commitpackExport({mill, commits, changed, clean, stated}: Exporting, {pack, repository, targetBytes}: PackExportRules): void {
  const measured = mill.map('pairs measured', measurePair, {names: namedPairs(mill, commits, clean)}, null);
  const told = mill.map('licences.told', toldPair, stated(), null);
  const sides = mill.join('commits with measures', commits, pairNamesNamed, measured);
  const licences = mill.join('commits with licences', commits, pairsNamed, told);
  const packed = mill.map(packCollections.packed, packCommit, {commit: changed, sides, licences}, pack);
  const rows = mill.map(packCollections.rows, packSamples, {commit: changed, packed}, {repository, ...(clean !== noRules && {clean})});
  mill.shard(packCollections.shards, rows, {place: placeDocument, write: writePack, splice: splicePack, target: targetBytes, params: null});
  mill.fold(packCollections.stats, packed, countPacked, addTallies);
}
