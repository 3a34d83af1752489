// What samples are made of commits: the commit itself, and where they are asked for the declarations it changed; each with its change group, or without.
import type {Collection, Graph} from '../graph/graph.ts';
import type {Joined} from '../graph/value/joined-codec.ts';
import type {Context} from './change/diff/context.ts';
import type {Edit} from './change/edit.ts';
import type {OutlinedHistory} from './change/facts/outlined-history.ts';
import type {ChunkRecipe, CutCommits} from './chunk/chunk-collections.ts';
import {noRules} from './clean/rules-in-force.ts';
import type {FormRecipe} from './commit-forms/formed-commits.ts';
import type {IdentifierRecipe} from './identifiers/identifier-samples.ts';
import type {Facts} from './change/facts/fact.ts';
import type {PairNames} from './change/facts/outlined-pair.ts';
import {commitSample, type CommitRules} from './sample/commit-sample.ts';
import type {Grouper} from './sample/grouped-samples.ts';
import type {Samples} from './sample/sample.ts';
import {twoSidedMerges} from './sample/two-sided-merges.ts';
import type {CommitRecord} from './source/git/commit-record.ts';

export interface CommitSources {
  readonly commits: Collection<CommitRecord>;
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
  readonly edits: Collection<Edit>;
  /** Only where something has asked for outlines of the history. */
  readonly names: Collection<PairNames> | undefined;
  /** Only where something has asked for what changes did. */
  readonly facts: Collection<Joined<CommitRecord, Facts>> | undefined;
  /** Only where there are chunks. */
  readonly cut: CutCommits | undefined;
  readonly history: OutlinedHistory | undefined;
  /** Only where commits are grouped. */
  readonly grouped: Grouper | undefined;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
}

export interface CommitSampleRules {readonly commits: CommitRules; readonly context?: Context | undefined; readonly chunks?: ChunkRecipe | undefined; readonly forms?: FormRecipe | undefined; readonly identifiers?: IdentifierRecipe | undefined}

/** `merges`: commits with what merges have of their own, where that is what is shown of them. */
export interface CommitSamples {readonly kinds: Readonly<Record<string, Collection<Samples>>>; readonly merges: Collection<Joined<CommitRecord, Edit>> | undefined}

export async function samplesOfCommits(mill: Graph, {commits, changed, edits, names, facts, cut, history, grouped, clean}: CommitSources, rules: CommitSampleRules): Promise<CommitSamples> {
  const name = (kind: string) => (grouped === undefined ? `samples.${kind}` : `${kind} samples`);
  // Declarations are of two-way changes: of merges there are none where only what is their own is shown.
  const ruled = {merges: twoSidedMerges(rules.commits.merges), ...(clean !== noRules && {clean})};
  const formed = rules.forms === undefined ? {} : (await import('./commit-forms/formed-commits.ts')).formedCommits(mill, {commits, changed, edits, names, clean, name}, {forms: rules.forms, commits: rules.commits});
  const whole = (rules.forms?.kinds.includes('patch') ?? true) && formed['commit'] === undefined;
  const merges = whole && rules.commits.merges === 'combined' ? await merged() : undefined;
  const alone = {
    ...(whole && {commit: merges !== undefined ? await withMerges(merges) : mill.map(name('commit'), commitSample, {commit: changed}, rules.commits)}),
    ...formed,
    ...(rules.identifiers !== undefined && facts !== undefined && {identifiers: (await import('./identifiers/identifier-samples.ts')).identifierSamples(mill, {changed, facts, name: name('identifiers')}, {...rules.identifiers, merges: rules.commits.merges})}),
    ...(rules.chunks !== undefined && cut !== undefined && {chunk: await ofChunks(rules.chunks, cut)}),
  };
  return {kinds: grouped === undefined ? alone : Object.fromEntries(Object.entries(alone).map(([kind, samples]) => [kind, grouped.commits(samples, kind)])), merges};

  async function ofChunks({form, contextBytes}: ChunkRecipe, chunks: CutCommits): Promise<Collection<Samples>> {
    if (contextBytes === undefined || history === undefined) return mill.map(name('chunk'), (await import('./chunk/chunk-samples.ts')).chunkSamples, {commit: changed, chunks}, {form, ...ruled});
    const [{referencesOfCommits}, {chunkSamplesInContext}] = await Promise.all([import('./chunk/context/context-collections.ts'), import('./chunk/context/chunk-samples-in-context.ts')]);
    return mill.map(name('chunk'), chunkSamplesInContext, {commit: changed, chunks, references: referencesOfCommits(mill, commits, history)}, {form, contextBytes, ...ruled});
  }

  async function merged(): Promise<Collection<Joined<CommitRecord, Edit>>> {
    return (await import('./change/merge/merged-commits.ts')).mergedCommits(mill, commits, {clean, context: rules.context});
  }

  async function withMerges(merge: Collection<Joined<CommitRecord, Edit>>): Promise<Collection<Samples>> {
    return mill.map(name('commit'), (await import('./sample/merge-sample.ts')).mergeSample, {commit: changed, merge}, rules.commits);
  }
}
