// The collections of commits in the forms that a dataset asks for, each a kind of its own: one more form leaves the others as they are.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Joined} from '../../graph/value/joined-codec.ts';
import type {Edit} from '../change/edit.ts';
import {namedPairs, outlinedHistory} from '../change/facts/outlined-history.ts';
import {pairNamesNamed, type PairNames} from '../change/facts/outlined-pair.ts';
import {measurePair} from '../change/measured-pair.ts';
import {chunksOfPairs, type CutCommits} from '../chunk/chunk-collections.ts';
import {noRules} from '../clean/rules-in-force.ts';
import type {CommitRules} from '../sample/commit-sample.ts';
import type {Samples} from '../sample/sample.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {beforeAfter} from './before-after.ts';
import type {CommitForm, PatchForm} from './commit-form.ts';
import {cutCommit} from './cut-commit.ts';
import {formedCommit} from './formed-commit.ts';
import {longCommit} from './long-commit.ts';

/** `split`: a commit that is longer becomes several samples. Without it, and of files before and after, which are whole, `maxBytes` of the rules holds. */
export interface FormRecipe {readonly kinds: readonly CommitForm[]; readonly split?: number}

export interface FormSources {
  readonly commits: Collection<CommitRecord>;
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
  readonly edits: Collection<Edit>;
  /** Of all commits, where something else has asked for them. */
  readonly names: Collection<PairNames> | undefined;
  readonly clean: string;
  /** What samples of a kind are called. */
  readonly name: (kind: string) => string;
}

/** By kind, without the form that every dataset has. Of merges that are shown combined there are none: two sides are no three. */
export function formedCommits(mill: Graph, sources: FormSources, {forms, commits: rules}: {readonly forms: FormRecipe; readonly commits: CommitRules}): Readonly<Record<string, Collection<Samples>>> {
  const {commits, changed, clean, name} = sources;
  const merges = rules.merges === 'combined' ? 'skip' as const : rules.merges;
  const maxBytes = forms.split ?? rules.maxBytes;
  const asked = (form: CommitForm) => forms.kinds.includes(form);
  const inPatches = (['patch', 'message-to-diff', 'diff-to-message'] as const).filter(asked);
  const cut = forms.split === undefined || inPatches.length === 0 ? undefined : longCommits(mill, sources, forms.split);
  const made = inPatches.filter((form) => form !== 'patch' || (cut !== undefined && rules.merges !== 'combined')).map((form) => {
    const kind = kindOf(form);
    return [kind, cut === undefined ? mill.map(name(kind), formedCommit, {commit: changed}, {form, maxBytes, merges}) : mill.map(name(kind), cutCommit, {commit: changed, cut}, {form, maxBytes, merges})] as const;
  });
  return {...Object.fromEntries(made), ...(asked('before-after') && {'before-after': sided()})};

  function sided(): Collection<Samples> {
    const measured = mill.map('pairs measured', measurePair, {names: sources.names ?? namedPairs(mill, commits, clean)}, null);
    return mill.map(name('before-after'), beforeAfter, {commit: changed, sides: mill.join('commits with measures', commits, pairNamesNamed, measured)}, {maxBytes: rules.maxBytes, merges, ...(clean !== noRules && {clean})});
  }
}

function kindOf(form: PatchForm): string {
  return form === 'patch' ? 'commit' : form;
}

/** All commits, of which the long ones have chunks. A piece takes half of a part at most, so that two of different files can stand together. */
function longCommits(mill: Graph, {commits, changed, edits, clean}: FormSources, maxBytes: number): CutCommits {
  const long = mill.map('long commits', longCommit, {commit: changed}, {maxBytes});
  const chunks = chunksOfPairs(mill, {commits: long, edits, history: outlinedHistory(mill, long, clean, ofLong)}, {maxBytes: Math.floor(maxBytes / 2)}, ofLong);
  return mill.join('commits with long chunks', commits, pairNamesNamed, chunks);
}

/** Beside the same of the whole history, where something else asks for that. */
const ofLong = ' of long commits';
