// Proves that nothing is left of what is forgotten: takes from git what only forgotten sources say, and searches everything that builds leave behind for it.
import {join} from 'node:path';
import {chunksOf} from '../../../../graph/merkle/chunks.ts';
import {scanMap} from '../../../../graph/merkle/read.ts';
import {noForgetting} from '../../../../stages/forget/forget-rules.ts';
import {isForgottenLicence} from '../../../../stages/forget/forget-licences.ts';
import {shingleSet, type ShingleSet} from '../../../../stages/forget/shingle-set.ts';
import {shingleWords} from '../../../../stages/forget/shingles.ts';
import {fileLicenceCodec} from '../../../../stages/parse/licence/licence-files.ts';
import {countedWork} from '../../../../stages/source/git/counted-work.ts';
import {objectReader} from '../../../../stages/source/git/object-reader.ts';
import type {Dataset} from '../../build/contract.ts';
import type {Surroundings} from '../../build/surroundings.ts';
import {openSource} from '../../build/open-source.ts';
import {readValue} from '../../build/read-built.ts';
import {storeFolder} from '../../build/store-folder.ts';
import {LookFailure} from '../../look/look-failure.ts';
import {openFinished} from '../../look/finished.ts';
import {stubOf} from '../../../../graph/value/stub.ts';
import {neededBy} from './needed-by.ts';
import type {Found, Proof} from './proof.ts';
import {searchPlaces} from './search-places.ts';
import {sourceTexts, type Sources} from './source-texts.ts';
import {keptTokenizers} from './token-texts.ts';

export async function proveForgotten(dataset: Dataset, surroundings: Surroundings): Promise<Proof> {
  const {signal, progress} = surroundings;
  const source = await openSource(dataset, surroundings);
  const git = {...source.places, work: countedWork(source.shared)};
  const reader = objectReader(git, {gitDir: source.mirror.dir, verify: source.mirror.kind === 'local'});
  const step = (stage: string) => progress({kind: 'stage-started', stage, total: 0});
  const advanced = (stage: string) => (ran: number) => progress({kind: 'stage-advanced', stage, ran, reused: 0});
  try {
    const {commits} = dataset.forget ?? noForgetting;
    const there = await reader.read(commits, signal);
    const sources: Sources = {dataset, source, git, reader, licensed: await licensedPaths(dataset, signal), signal};
    step('forgotten sources');
    const texts = await forgottenTexts(sources, advanced('forgotten sources'));
    step('places searched');
    const {searched, found} = texts.wanted.size === 0 ? nowhere : await searchPlaces(dataset, {wanted: texts.wanted, tokenizers: await keptTokenizers(join(dataset.store, 'tokenizers'), signal), signal, advanced: advanced('places searched')});
    const needed = await neededBy(storeFolder(dataset), found.flatMap(({digest}) => digest ?? []), signal);
    return {
      ...texts.counts,
      lost: commits.filter((_, at) => there[at] === undefined),
      searched,
      found: found.map(({place, shingles, digest}): Found => ({place, shingles, neededBy: digest === undefined ? [] : (needed.get(digest) ?? [])})),
      remains: texts.remains,
    };
  } finally {
    await reader.close();
  }
}

const nowhere = {searched: {files: 0, packs: 0, frames: 0, bytes: 0, tokens: 0, unread: []}, found: []};

interface Texts {readonly wanted: ShingleSet; readonly counts: Pick<Proof, 'shingles' | 'sources' | 'short'>; readonly remains: Proof['remains']}

/** What stands in a source that remains is no sign of one that is forgotten. */
async function forgottenTexts(sources: Sources, advanced: (sources: number) => void): Promise<Texts> {
  const [wanted, own] = [shingleSet(), shingleSet()];
  let [count, short] = [0, 0];
  for await (const {text, written} of sourceTexts(sources, 'forgotten')) {
    count++;
    own.add(written);
    if (wanted.add(text) < shingleWords) short++;
    advanced(1);
  }
  const remains: {place: string; shingles: number}[] = [];
  if (wanted.size > 0) {
    for await (const {place, text} of sourceTexts(sources, 'remaining')) {
      wanted.remove(text);
      const search = own.search();
      search.feed(text);
      const shingles = search.end();
      if (shingles > 0) remains.push({place, shingles});
      advanced(1);
    }
  }
  remains.sort((a, b) => b.shingles - a.shingles || (a.place < b.place ? -1 : 1));
  return {wanted, counts: {shingles: wanted.size, sources: count, short}, remains};
}

/** A build knows the licence of each file. Without one there is nothing of the dataset to search. */
async function licensedPaths(dataset: Dataset, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  const {licences} = dataset.forget ?? noForgetting;
  if (licences.length === 0) return paths;
  const finished = await openFinished(dataset, signal).catch((failure: unknown) => {
    if (failure instanceof LookFailure) return undefined;
    throw failure;
  });
  if (finished === undefined) return paths;
  try {
    const rows = finished.build.collections.find(({name}) => name === 'licences')?.maps.rows;
    for await (const run of rows === undefined ? [] : scanMap(chunksOf(finished.store), rows)) {
      for (const {id, digest} of run) {
        if (stubOf(digest) === undefined && isForgottenLicence((await readValue(finished.store, digest, fileLicenceCodec)).expression, licences)) paths.add(id.replace(/^\0/, ''));
      }
    }
    return paths;
  } finally {
    await finished.close();
  }
}
