// The samples that requests and issues make, as collections: each kind a map over the same rows, so that one comment makes the samples of one
// discussion again.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import {issueSample} from '../issue/issue-sample.ts';
import {patchSample} from '../issue/patch-sample.ts';
import {descriptionSample} from '../request/description-sample.ts';
import {fixSample} from '../request/fix-sample.ts';
import {prDiffSample} from '../request/pr-diff-sample.ts';
import {preferenceSample} from '../request/preference-sample.ts';
import {preferredAnswers} from '../request/preferred-answers.ts';
import {requestPatch} from '../request/request-patch.ts';
import {changedRequests, type ChangedRequests, type RequestChanges, type RequestRows} from '../request/request-rows.ts';
import {gatherRivals, requestItself, rivalCodec, rivalsNamed, rivalsOf, spreadRivals} from '../request/rivals.ts';
import {starcoderRequest, starcoderRequestOnBase} from '../request/starcoder-request.ts';
import {rebased, versionPairs} from '../request/version-pairs.ts';
import {verdictSample} from '../request/verdict-sample.ts';
import type {Samples} from '../sample.ts';
import type {DiscussedKind} from './discussed-kinds.ts';
import type {DiscussionRules} from './discussion-rules.ts';
import {issuesNamed} from './issues-named.ts';
import {textedTask, type Texted} from './texted.ts';

export interface DiscussedSources {
  /** By `discussionRow`. */
  readonly documents: Collection<DiscussionDocument>;
  readonly requests: RequestRows;
  readonly changes: RequestChanges;
  /** The tag of the rules that texts are cleaned by. */
  readonly clean: string;
}

export interface DiscussedRecipe {
  readonly kinds: readonly DiscussedKind[];
  readonly rules: DiscussionRules;
  /** Requests in events show the code that they change. */
  readonly baseCode?: boolean;
}

interface Discussed extends ChangedRequests {readonly request: Collection<Texted>}

export function discussedRows(mill: Graph, {documents, requests, changes}: DiscussedSources): Discussed {
  const request = mill.map('discussions with texts', textedTask, {document: documents}, null);
  return {request, ...changedRequests(mill, requests, changes)};
}

/** `changed`: what requests changed. */
export interface DiscussedKinds {readonly kinds: Readonly<Record<string, Collection<Samples>>>; readonly changed: Discussed['changed']}

/** `name`: what the samples of a kind are called. */
export function discussedSamples(mill: Graph, sources: DiscussedSources, {kinds, rules, baseCode}: DiscussedRecipe, name: (kind: string) => string): DiscussedKinds {
  const rows = discussedRows(mill, sources);
  let issues: Collection<Joined<Texted, Texted>> | undefined;
  const make: Readonly<Record<DiscussedKind, () => Collection<Samples>>> = {
    pr_diff: () => mill.map(name('pr_diff'), prDiffSample, rows, rules),
    pr: () => (baseCode === true ? mill.map(name('pr'), starcoderRequestOnBase, {...rows, bases: rows.bases()}, {...rules, ...(sources.clean !== noRules && {clean: sources.clean})}) : mill.map(name('pr'), starcoderRequest, rows, rules)),
    pr_description: () => mill.map(name('pr_description'), descriptionSample, rows, rules),
    review_verdict: () => mill.map(name('review_verdict'), verdictSample, rows, rules),
    review_fix() {
      const pairs = mill.map('versions paired', versionPairs, {...rows, change: mill.map('rebased requests', rebased, {change: rows.change}, null)}, null);
      return mill.map(name('review_fix'), fixSample, {...rows, pairs: mill.join('requests with versions paired', rows.request, requestItself, pairs)}, rules);
    },
    preference: () => preferences(mill, {...rows, issues: withIssues()}, rules, name('preference')),
    issue: () => mill.map(name('issue'), issueSample, {issue: rows.request}, rules),
    issue_patch: () => mill.map(name('issue_patch'), patchSample, {...rows, issues: withIssues()}, rules),
  };
  return {kinds: Object.fromEntries(kinds.map((kind) => [kind, make[kind]()])), changed: rows.changed};

  /** Two kinds ask for them. */
  function withIssues(): Collection<Joined<Texted, Texted>> {
    return (issues ??= mill.join('requests with issues', rows.request, issuesNamed, rows.request));
  }
}

/** Of one request, and of several for one issue. */
function preferences(mill: Graph, {issues, ...rows}: Discussed & {readonly issues: Collection<Joined<Texted, Texted>>}, rules: DiscussionRules, name: string): Collection<Samples> {
  const patches = mill.map('whole patches of requests', requestPatch, rows, null);
  const forIssues = mill.group('requests for issues', rows.request, {spread: spreadRivals, piece: rivalCodec, gather: gatherRivals, params: null});
  const rivals = mill.map('rivals', rivalsOf, {request: mill.join('requests with rivals', rows.request, issuesNamed, forIssues)}, null);
  const itself = <T>(what: string, of: Collection<T>) => mill.join(`requests with ${what}`, rows.request, requestItself, of);
  return mill.map(name, preferredAnswers, {
    versions: itself('versions', mill.map('preferred versions', preferenceSample, rows, rules)),
    own: itself('patches', patches),
    rivals: mill.join('rivals with patches', rivals, rivalsNamed, patches),
    issues,
  }, rules);
}
