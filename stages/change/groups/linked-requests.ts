// Which of the requests that have a head are linked to the history, by what evidence, and why the others are not: as far as git tells, without asking a forge.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {addTallies, tallied, tallyCodec, type Tally} from '../../dataset/tally.ts';
import {broughtCodec, type Brought} from './brought.ts';
import {changeGroupCodec, type ChangeGroup} from './change-group.ts';
import {confidences, type Evidence} from './evidence.ts';
import {commitIn} from './vertex.ts';

/** What links a request, each once, the surest first. */
export const requestEvidenceCodec: Codec<readonly Evidence[]> = jsonCodec('evidence for a request');

export function linkedRequests(mill: Graph, {groups, brought}: {readonly groups: Collection<ChangeGroup>; readonly brought: Collection<Brought>}): void {
  const evidence = mill.distinct('evidence for requests', groups, {spread: spreadEvidence, piece: requestEvidenceCodec});
  const linked = mill.map('requests linked', requestLinked, {request: mill.join('requests with evidence', brought, evidenceNamed, evidence)}, null);
  mill.fold('stats.pulls', linked, tallyLinked, addTallies);
}

export const spreadEvidence = defineTask({
  name: 'evidence for requests of a group',
  version: 1,
  input: {row: changeGroupCodec},
  output: jsonCodec<readonly Piece<readonly Evidence[]>[]>('evidence for requests of a group'),
  light: true,
  run({row: {links}}) {
    const found = new Map<string, Set<Evidence>>();
    for (const {from, to, evidence} of links) for (const end of [from, to]) if (commitIn(end) === undefined) found.set(end, (found.get(end) ?? new Set()).add(evidence));
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([bucket, all]) => ({bucket, piece: [...all].sort((a, b) => confidences[b] - confidences[a] || (a < b ? -1 : 1))}));
  },
});

export const evidenceNamed = defineTask({name: 'request that brought', version: 1, ...naming(broughtCodec, ({vertex}) => (commitIn(vertex) === undefined ? [vertex] : []))});

const reasons = {
  'no-head': 'its head is not in the repository',
  'on-the-line': 'its head lies on the line itself',
  'no-base': 'its head shares nothing with the line',
  'no-change': 'its head has the tree that it began with',
} as const;

export const requestLinked = defineTask({
  name: 'linked request',
  version: 1,
  input: {request: joinedCodec(broughtCodec, requestEvidenceCodec)},
  output: tallyCodec,
  reach: 1,
  run({request: {row: {value: {vertex, nothing, tooMany}}, refs: [evidence]}}): Tally {
    if (commitIn(vertex) !== undefined) return {};
    const all = valueIn(evidence) ?? [];
    // Who undoes a request names it, and does not show what landed.
    const landed = all.filter((one) => one !== 'reverts pull');
    const [surest] = landed;
    if (surest !== undefined) return {requests: 1, linked: 1, [`surest: ${surest}`]: 1, ...Object.fromEntries(all.map((one) => [`evidence: ${one}`, 1]))};
    const reason = all.length > 0 ? 'only a revert names it' : nothing !== undefined ? reasons[nothing] : tooMany !== undefined ? 'it brings too many commits' : 'no message, patch or tree of the history is its own';
    return {requests: 1, [`not linked: ${reason}`]: 1};
  },
});

const tallyLinked = defineTask({name: 'tally of linked requests', version: 1, ...tallied});
