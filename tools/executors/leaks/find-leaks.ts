// Looks for what leaks from val and test into train: in what a build wrote, with git as the judge of what is old. Trusts nothing that parted the dataset.
import type {Split} from '../../../stages/dataset/split/side.ts';
import {objectReader} from '../../../stages/source/git/object-reader.ts';
import type {Surroundings} from '../build/surroundings.ts';
import {readManifest} from '../build/current-outputs.ts';
import type {Manifest} from '../build/manifest.ts';
import {cleanerOf} from '../build/open-source.ts';
import {splitBuilt} from '../build/split-built.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {ourMirror} from '../look/our-mirror.ts';
import {earliestOf} from './earliest.ts';
import {earliestSplit, gitHistory, type Cuts, type GitHistory} from './git-history.ts';
import type {Leak, LeakReport} from './leak.ts';
import {discussionTexts} from './old-discussions.ts';
import {messageTexts, treeTexts, versionTexts, type GitSource} from './old-objects.ts';
import {documentReader, type ReadDocument} from './read-documents.ts';
import type {DocumentRule} from './rules/found.ts';
import {groupRule} from './rules/group-rule.ts';
import {laterRule} from './rules/later-rule.ts';
import {textRule, type OldTexts} from './rules/text-rule.ts';
import {tokenRule} from './rules/token-rule.ts';
import {twinRule} from './rules/twin-rule.ts';

export interface LeakSearch {
  readonly surroundings: Pick<Surroundings, 'path' | 'progress'>;
  /** About how many runs of words are held in memory. */
  readonly most: number;
}

export async function findLeaks(finished: Finished, {surroundings: {path, progress}, most}: LeakSearch): Promise<LeakReport> {
  const {dataset, build, signal} = finished;
  const rules = splitBuilt(build.collections);
  if (rules === undefined) throw new LookFailure('no-parts', 'The last build of the dataset is one part', `${dataset.target}`);
  const manifest = await currentManifest(finished);
  const read = await documentReader(finished, manifest);
  await using source = await gitSource(finished, manifest, path);
  progress({kind: 'stage-started', stage: 'history', total: 0});
  const history = await gitHistory(source.git, source, signal);
  progress({kind: 'stage-finished', stage: 'history', rows: history.size});
  const cuts = rules.method === 'time' ? {train: rules.train.oid, val: rules.val.oid} : null;
  const gone = cuts === null ? undefined : Object.values(cuts).find((oid) => !history.has(oid));
  if (gone !== undefined) throw new LookFailure('no-mirror', `Could not find the commit "${gone}", with which a part ends, in our mirror of "${dataset.source}"`, 'Build it again');

  const documents: Record<Split, number> = {train: 0, val: 0, test: 0};
  const shown: readonly DocumentRule[] = [
    ...(cuts === null ? [] : [laterRule(earliestOf(source, history, cuts))]),
    groupRule(),
    twinRule(history),
    tokenRule(finished, manifest),
  ];
  progress({kind: 'stage-started', stage: 'documents', total: 0});
  const texts = await textRule({
    read,
    most,
    old: cuts === null ? [] : oldTexts(finished, {source, history, cuts}),
    judged: cuts !== null,
    seen(document: ReadDocument) {
      documents[document.split]++;
      for (const rule of shown) rule.take(document);
    },
    advanced: (ran) => progress({kind: 'stage-advanced', stage: 'documents', ran, reused: 0}),
  });
  progress({kind: 'stage-finished', stage: 'documents', rows: documents.train + documents.val + documents.test});
  const found = [...(await Promise.all(shown.map((rule) => rule.end()))), texts];
  const leaks = found.flatMap((each) => each.leaks);
  return {
    root: build.root,
    method: rules.method,
    cuts,
    documents,
    runs: {heldOut: texts.heldOut, shared: texts.shared, passes: texts.passes},
    leaks: leaks.length,
    some: someOf(leaks),
    exceptions: found.flatMap(({exceptions}) => exceptions),
  };
}

async function currentManifest({dataset: {out}, build}: Finished): Promise<Manifest> {
  const manifest = await readManifest(out);
  if (manifest?.root !== build.root) throw new LookFailure('other-outputs', `Could not find the last build in "${out}": ${manifest === undefined ? 'it has no manifest' : 'it is of another build'}`, 'Build it again');
  return manifest;
}

async function gitSource({dataset, signal}: Finished, {source: {refs}}: Manifest, path: string): Promise<GitSource & AsyncDisposable> {
  const mirror = await ourMirror(dataset, path);
  if (mirror === undefined) throw new LookFailure('no-mirror', `Could not find our mirror of "${dataset.source}"`, 'Build it again');
  const reader = objectReader(mirror.git, {gitDir: mirror.gitDir});
  const cleaner = await cleanerOf(dataset.clean);
  return {...mirror, reader, tips: [...new Set(refs.map(({oid}) => oid))].sort(), cleaner, signal, [Symbol.asyncDispose]: () => reader.close()};
}

interface Old {readonly source: GitSource; readonly history: GitHistory; readonly cuts: Cuts}

/** The cheapest first: nearly all that two parts share stands in the tree that they have in common. */
function oldTexts(finished: Finished, {source, history, cuts}: Old): readonly OldTexts[] {
  const earliest = earliestSplit(history, cuts);
  const old = () => new Map([...history].filter(([oid]) => earliest(oid) === 'train'));
  return [
    {cause: 'it stood in a file when train ended', texts: () => treeTexts(source, cuts.train)},
    {cause: 'it stood in a message before train ended', texts: () => messageTexts(source, old())},
    {cause: 'it was said in a request or an issue before train ended', texts: () => discussionTexts(finished, history.get(cuts.train)?.date ?? 0)},
    {cause: 'it stood in a file of a commit before train ended', texts: () => versionTexts(source, old())},
  ];
}

const mostOfRule = 50;

function someOf(leaks: readonly Leak[]): readonly Leak[] {
  const counts = new Map<string, number>();
  return leaks.filter(({rule}) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= mostOfRule;
  });
}
