// Pairs of tests and what they test, as collections: from the files that make samples, their outlines and their calls.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {addTallies, tallyCodec, type Tally} from '../../dataset/tally.ts';
import type {Split} from '../../dataset/split/side.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import type {CalledFiles} from '../../parse/calls/called-files.ts';
import type {Outline} from '../../parse/outline/outline.ts';
import type {Profile} from '../../parse/profile.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import type {Samples} from '../sample.ts';
import {fileToPair, ownPathNamed, withInlineTests, type FileToPair} from './file-to-pair.ts';
import {importsOfTests} from './imported-files.ts';
import {gatherPaths, pairingCodec, pairingTask, spreadStems, stemsNamed} from './pairing.ts';
import {pathPieceCodec} from './paths.ts';
import {agedFile, newIn, pairedFile, spreadPaired} from './paired-file.ts';
import {testPairSamples} from './test-pair-samples.ts';
import {filesOfPairs, gatherTests, pairedFileCodec, spreadPairings, type PairedFile, type TestedFile} from './tested-file.ts';

export interface PairedFrom {
  readonly files: Collection<FileEntry>;
  readonly profiles: Collection<Profile>;
  /** Of files: one that makes none is in no pair. */
  readonly samples: Collection<Samples>;
  readonly outlines: Collection<Outline>;
  readonly called: CalledFiles;
  readonly clean: string;
}

/** By the path of what is tested. `name`: that of the samples. */
export function testPairs(mill: Graph, sources: PairedFrom, name: string): Collection<Samples> {
  const own = filesToPair(mill, sources);
  return mill.map(name, testPairSamples, {pair: mill.join('tested files with texts', testedFiles(mill, own, sources.called), filesOfPairs, own)}, null);
}

/** Of one tree of a split, by the path of what is new in its part: all of it in the first. `versions`: the files of all trees. */
export function pairsOfTree(mill: Graph, sources: PairedFrom, {split, versions}: {readonly split: Split; readonly versions: Collection<FileEntry>}): Collection<PairedFile> {
  const there = filesToPair(mill, sources);
  const own = split === 'train' ? there : mill.map('files to pair with their age', agedFile, {file: mill.join('files to pair with versions', there, newIn[split], versions)}, null);
  const paired = mill.map('files with their tests', pairedFile, {pair: mill.join('tested files with texts', testedFiles(mill, own, sources.called), filesOfPairs, own)}, null);
  return mill.distinct('documents of test pairs', paired, {spread: spreadPaired, piece: pairedFileCodec});
}

function filesToPair(mill: Graph, {files, profiles, samples, outlines, clean}: PairedFrom): Collection<FileToPair> {
  const alone = mill.map('files to pair', fileToPair, {file: files, profile: profiles, sample: samples}, clean === noRules ? null : {clean});
  return mill.map('files with tests', withInlineTests, {file: mill.join('files to pair with outlines', alone, ownPathNamed, outlines)}, null);
}

function testedFiles(mill: Graph, own: Collection<FileToPair>, {calls, usages}: CalledFiles): Collection<TestedFile> {
  const stems = mill.group('files by stem', own, {spread: spreadStems, piece: pathPieceCodec, gather: gatherPaths, params: null});
  const named = mill.join('tests with files of their stem', own, stemsNamed, stems);
  const pairings = mill.map('pairings', pairingTask, {named, called: mill.join('tests with calls', own, ownPathNamed, calls), imported: mill.join('tests with imports', own, ownPathNamed, importsOfTests(mill, usages))}, null);
  mill.fold('stats.pairings', pairings, tallyPairings, addTallies);
  return mill.group('tested files', pairings, {spread: spreadPairings, piece: pairingCodec, gather: gatherTests, params: null});
}

/** By what speaks for them. */
const tallyPairings = defineTask({
  name: 'tally of pairings',
  version: 1,
  input: {row: pairingCodec},
  output: tallyCodec,
  light: true,
  run: ({row: {rule}}): Tally => ({pairs: 1, [`by ${rule}`]: 1}),
});
