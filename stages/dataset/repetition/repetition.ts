// How often the bytes of sources are trained, over all kinds of documents, as collections; and samples that keep to a budget of it.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import type {Edit} from '../../change/edit.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {asKept} from '../../sample/kept-samples.ts';
import type {Samples} from '../../sample/sample.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {addTallies} from '../tally.ts';
import {hunkSides, hunkSidesOfMerges, type HunkSides} from './hunk-sides.ts';
import {placesOfPatches, placesOfTexts} from './places-task.ts';
import {showingCodec} from './places.ts';
import {countRepeats, spreadPlaces, tallyRepeats} from './repeated.ts';
import type {RepetitionRules} from './repetition-rules.ts';
import {surplusCodec} from './surplus-codec.ts';
import {gatherSurplus, spreadSurplus, surplusNamed} from './surplus.ts';
import {withinBudget} from './within-budget.ts';

export type SampleKinds = Readonly<Record<string, Collection<Samples>>>;
type Changed = Collection<Joined<CommitRecord, Edit>>;

export interface Repeating {
  readonly samples: SampleKinds;
  readonly changed: Changed;
  /** With what is a merge's own, where that is shown. */
  readonly merges: Changed | undefined;
  /** What requests changed, where they make samples. */
  readonly requests: Changed | undefined;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
}

/** Without a budget the samples are what they were, and only counted. */
export function withoutRepetition(mill: Graph, {samples, ...sources}: Repeating, {most, as, first}: RepetitionRules): SampleKinds {
  const kinds = [...first, ...Object.keys(samples).filter((kind) => !first.includes(kind))];
  const sidesOf = sidesByKind(mill, sources);
  const places = Object.entries(samples).map(([kind, rows]) => {
    const [name, sides] = [`places.${kind}`, sidesOf(kind)];
    return sides === undefined ? mill.map(name, placesOfTexts, {samples: asKept(rows)}, {kind}) : mill.map(name, placesOfPatches, {samples: asKept(rows), sides}, {kind});
  });
  const repeated = mill.group('repetition', places, {spread: spreadPlaces, piece: showingCodec, gather: countRepeats, params: {kinds, most: most ?? null}});
  mill.fold('stats.repetition', repeated, tallyRepeats, addTallies);
  if (most === undefined) return samples;
  const surplus = mill.group('surplus', repeated, {spread: spreadSurplus, piece: surplusCodec, gather: gatherSurplus, params: null});
  return Object.fromEntries(Object.entries(samples).map(([kind, rows], at) => {
    const own = places[at] ?? noPlaces(kind);
    return [kind, mill.map(`samples.${kind}`, withinBudget, {samples: rows, surplus: mill.join(`places with surplus.${kind}`, own, surplusNamed, surplus)}, {as})];
  }));
}

/** Those of commits and requests that show patches; others show texts. Their rows have the ids of what they are made of. */
function sidesByKind(mill: Graph, {changed, merges, requests, clean}: Omit<Repeating, 'samples'>): (kind: string) => Collection<readonly HunkSides[]> | undefined {
  const rules = clean === noRules ? null : {clean};
  const made = new Map<string, Collection<readonly HunkSides[]>>();
  const once = (name: string, make: () => Collection<readonly HunkSides[]>) => {
    const known = made.get(name) ?? make();
    made.set(name, known);
    return known;
  };
  return (kind) => {
    if (requestPatches.includes(kind) && requests !== undefined) return once('requests', () => mill.map('sides of requests', hunkSides, {commit: requests}, rules));
    if (!commitPatches.includes(kind)) return undefined;
    return once('commits', () => (merges === undefined ? mill.map('sides of commits', hunkSides, {commit: changed}, rules) : mill.map('sides of commits', hunkSidesOfMerges, {commit: changed, merge: merges}, rules)));
  };
}

const commitPatches: readonly string[] = ['commit', 'message-to-diff', 'diff-to-message', 'chunk'];
const requestPatches: readonly string[] = ['pr_diff', 'pr', 'pr_description', 'review_verdict', 'review_fix', 'preference', 'issue_patch'];

function noPlaces(kind: string): never {
  throw new Error(`Documents of kind "${kind}" have no places`);
}
