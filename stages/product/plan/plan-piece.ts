// Which change a commit is part of: that of the request it came with, or one of its own. Told by the commit's links, each with how sure it is.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {commitIn, commitVertex} from '../../change/groups/vertex.ts';
import {membershipCodec, type Membership} from '../../change/groups/membership.ts';
import type {Evidence} from '../../change/groups/evidence.ts';
import {commitPlanCodec} from './commit-plan.ts';

/** `plan` is an address when encoded, and the loaded plan when decoded. */
export interface PlanPiece {
  /** The request as change groups name it; '' for a commit by itself. */
  readonly request: string;
  readonly commit: string;
  /** Its change group. */
  readonly group: string;
  readonly evidence: Evidence | 'own commit' | 'group of one request';
  readonly confidence: number;
  readonly plan: Digest | Part;
}

const spelled = jsonCodec<Omit<PlanPiece, 'plan'>>('part of a change');

export const planPieceCodec: Codec<PlanPiece> = {
  name: spelled.name,
  links: ({plan}) => [typeof plan === 'string' ? plan : plan.digest],
  encode: ({plan: _plan, ...rest}) => spelled.encode(rest),
  decode(bytes, [plan]) {
    if (plan === undefined) throw new Error('A part of a change links to its plan');
    return {...spelled.decode(bytes, []), plan};
  },
};

/** Says that the commit is the request, or brought it. To undo a request is another change. */
const ownEvidence: ReadonlySet<string> = new Set<Evidence>(['pull head', 'merge names pull', 'merged by a merge of a pull', 'patch of pull', 'tree of pull', 'subject names pull']);
/** Leads to the request over a merge, where the group has no other. */
const brought: ReadonlySet<string> = new Set<Evidence>(['merged by a merge of a pull', 'merged by a merge of a branch']);
const ofGroup = 75;

export const memberOfPlan = defineTask({name: 'member of a plan', version: 1, ...naming(commitPlanCodec, ({hash}) => [hash])});

export const placePlan = defineTask({
  name: 'change of a plan',
  version: 1,
  input: {plan: joinedCodec(commitPlanCodec, membershipCodec)},
  output: planPieceCodec,
  reach: 1,
  run({plan: {row: {digest, value: {hash}}, refs: [member]}}): PlanPiece {
    const alone: PlanPiece = {request: '', commit: hash, group: commitVertex(hash), evidence: 'own commit', confidence: 100, plan: digest};
    const known = valueIn(member);
    return known === undefined ? alone : {...alone, group: known.group, ...requestOf(known)};
  },
});

/** Of several, the surest link; of equals, the first. */
function requestOf({links, requests, reverts}: Membership): Partial<PlanPiece> {
  const own = links.flatMap(({from, to, evidence, confidence}) => [from, to].filter((end) => commitIn(end) === undefined && ownEvidence.has(evidence)).map((request) => ({request, evidence, confidence})));
  const [first, ...others] = own;
  if (first !== undefined) return others.reduce((best, one) => (one.confidence > best.confidence ? one : best), first);
  const [only, ...more] = requests;
  const isBrought = reverts.length === 0 && links.some(({evidence}) => brought.has(evidence));
  return only !== undefined && more.length === 0 && isBrought ? {request: only, evidence: 'group of one request', confidence: ofGroup} : {};
}

export const spreadPlans = defineTask({
  name: 'changes of plans',
  version: 1,
  input: {row: planPieceCodec},
  output: jsonCodec<readonly Piece<PlanPiece>[]>('parts of changes'),
  light: true,
  run: ({row: {plan, ...row}}) => [{bucket: row.request === '' ? commitVertex(row.commit) : row.request, piece: {...row, plan: typeof plan === 'string' ? plan : plan.digest}}],
});
