// The flow of an export of code: the files of the snapshot in six granularities and three sizes, from outlines that all of them share.
import type {Feed} from '../../graph/feed.ts';
import {graph, type Graph} from '../../graph/graph.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {placeDocument} from '../dataset/shards.ts';
import {addTallies} from '../dataset/tally.ts';
import {fileAsk} from '../parse/outline/file-ask.ts';
import {outlineTask} from '../parse/outline/outline-task.ts';
import {syntaxDigest} from '../parse/outline/syntax/syntax-digest.ts';
import {fileSample, type FileRules} from '../sample/file-sample.ts';
import {fileCodec} from '../source/git/file-entry.ts';
import {wantedFiles, type WantedRules} from '../wanted-files.ts';
import {codeAsk, codeAskCodec, outlineOfCode} from './code-ask.ts';
import {codeSamples} from './code-samples.ts';
import {gatherModule, spreadModules} from './code-modules.ts';
import {countCode, measureCode, pickCode, spliceCode, writeCode} from './code-tasks.ts';
import {bytesOfSize, granularities, sizes, type Granularity, type Size} from './granularity.ts';

/** `targetBytes`: about how much text a file gets. */
export interface CodeExportRules extends WantedRules {readonly files: FileRules; readonly targetBytes: number}

/** What the collections are called, for whoever reads them from a finished build. */
export const codeCollections = {
  asked: 'code asked',
  shards: (granularity: Granularity | 'module', size: Size) => `code in files: ${granularity} ${size}`,
  stats: (size: Size) => `code counted: ${size}`,
} as const;

export const codeSizes = Object.keys(sizes) as readonly Size[];

export function codeExport(feeds: {readonly files: Feed}, {files: rules, targetBytes, ...wanted}: CodeExportRules): Graph {
  const mill = graph();
  const ruled = wanted.clean === noRules ? null : {clean: wanted.clean};
  const files = mill.source('files', fileCodec, feeds.files);
  const profiles = wantedFiles(mill, files, wanted);
  const samples = mill.map('samples.file', fileSample, {file: files, profile: profiles}, {...rules, ...ruled});
  const outlines = mill.map('outlines', outlineTask, {ask: mill.map('outlines.asked', fileAsk, {file: files, profile: profiles}, ruled)}, {syntax: syntaxDigest});
  const asks = mill.map(codeCollections.asked, codeAsk, {file: files, profile: profiles, sample: samples}, ruled);
  const code = mill.join('code with outlines', asks, outlineOfCode, outlines);
  for (const size of codeSizes) {
    const units = mill.map(`code: ${size}`, codeSamples, {code}, {maxBytes: bytesOfSize(size)});
    const modules = mill.group(`code: module ${size}`, asks, {spread: spreadModules, piece: codeAskCodec, gather: gatherModule, params: {maxBytes: bytesOfSize(size)}});
    const picked = granularities.map((granularity) => [granularity, mill.map(`code: ${granularity} ${size}`, pickCode, {samples: units}, {granularity})] as const);
    for (const [granularity, rows] of [...picked, ['module', modules] as const]) {
      mill.shard(codeCollections.shards(granularity, size), rows, {place: placeDocument, write: writeCode, splice: spliceCode, target: targetBytes, params: null});
    }
    mill.fold(codeCollections.stats(size), mill.map(`code counted by file: ${size}`, countCode, {samples: units}, null), measureCode, addTallies);
  }
  return mill;
}
