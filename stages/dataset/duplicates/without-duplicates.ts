// Samples of each kind without what others of the kind have already, as collections. Equal texts are found by their hash; nearly equal ones by the bands of
// a sketch, then compared in full, then held against the one that stays.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {asKept} from '../../sample/kept-samples.ts';
import type {Samples} from '../../sample/sample.ts';
import {addTallies} from '../tally.ts';
import {gatherBand, pairCodec, spreadBands, spreadCandidates, spreadPairs} from './bands.ts';
import {withoutBenchmarks} from './benchmarks/without-benchmarks.ts';
import {contentsTask, hashesNamed} from './contents.ts';
import {plainCopyCodec} from './copy.ts';
import type {DuplicateRules} from './duplicate-rules.ts';
import {firstOfTexts, firstTextCodec, spreadTexts, tallyTexts, type FirstText} from './equal-texts.ts';
import {likenessTask, pairNamed} from './likeness.ts';
import {membersNamed, nearCopiesTask, originalCodec, spreadCopies, tallyNearCopies, type Original} from './near-copies.ts';
import type {NearRules} from './near-rules.ts';
import {copyRunsTask} from './runs-of-copy.ts';
import {stepName} from './samples-before.ts';
import {withoutEqual, withoutNear} from './unique-samples.ts';

export type SampleKinds = Readonly<Record<string, Collection<Samples>>>;

/** What the last step gives has the name of samples. */
export function withoutDuplicates(mill: Graph, kinds: SampleKinds, {benchmarks, ...rules}: DuplicateRules): SampleKinds {
  return Object.fromEntries(Object.entries(kinds).map(([kind, samples]) => {
    const last = rules.exact ? 1 : 0;
    const clean = benchmarks === undefined ? samples : mill.map(stepName(kind, 0, last), withoutBenchmarks, {samples}, {benchmarks});
    return [kind, rules.exact ? withoutCopies(mill, {kind, samples: clean, name: stepName(kind, 1, last)}, rules) : clean];
  }));
}

interface OfKind {readonly kind: string; readonly samples: Collection<Samples>; readonly name: string}

function withoutCopies(mill: Graph, {kind, samples, name}: OfKind, rules: DuplicateRules): Collection<Samples> {
  const contents = mill.map(`contents.${kind}`, contentsTask, {samples: asKept(samples)}, rules.near ?? null);
  const firsts = mill.group(`equal.${kind}`, contents, {spread: spreadTexts, piece: firstTextCodec, gather: firstOfTexts, params: null});
  mill.fold(`stats.equal.${kind}`, firsts, tallyTexts, addTallies);
  const equal = mill.join(`contents with equal.${kind}`, contents, hashesNamed, firsts);
  if (rules.near === undefined) return mill.map(name, withoutEqual, {samples, equal}, rules);
  const near = mill.join(`contents with originals.${kind}`, contents, hashesNamed, originals(mill, {kind, firsts}, rules.near));
  return mill.map(name, withoutNear, {samples, equal, near}, rules);
}

/** Of each text that is nearly another. */
function originals(mill: Graph, {kind, firsts}: {readonly kind: string; readonly firsts: Collection<FirstText>}, {words, run, percent}: NearRules): Collection<Original> {
  const bands = mill.group(`bands.${kind}`, firsts, {spread: spreadBands, piece: plainCopyCodec, gather: gatherBand, params: null});
  const runs = mill.map(`runs.${kind}`, copyRunsTask, {copy: mill.distinct(`candidates.${kind}`, bands, {spread: spreadCandidates, piece: plainCopyCodec})}, {words, run});
  const pair = mill.join(`pairs with runs.${kind}`, mill.distinct(`pairs.${kind}`, bands, {spread: spreadPairs, piece: pairCodec}), pairNamed, runs);
  const clusters = mill.cluster(`alike.${kind}`, mill.map(`likeness.${kind}`, likenessTask, {pair}, {percent}));
  const copies = mill.map(`near copies.${kind}`, nearCopiesTask, {cluster: mill.join(`alike with runs.${kind}`, clusters, membersNamed, runs)}, {percent});
  mill.fold(`stats.near.${kind}`, copies, tallyNearCopies, addTallies);
  return mill.distinct(`originals.${kind}`, copies, {spread: spreadCopies, piece: originalCodec});
}
