// Why two things belong together, how sure that is, and how it is spelled on an edge.
import type {Edge} from '../../../graph/operators/cluster.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

/** In percent: what tools write and nobody edits stands above what people write, and what was compared above what was said. */
export const confidences = {
  /** The head of the request, as the forge keeps it, or a commit below it. */
  'pull head': 100,
  /** Said by the forge that merged it. */
  'merged as': 100,
  'listed by pull': 98,
  'cherry-picked from': 99,
  'reverts': 99,
  /** Said by the merge of a forge or of its bots. */
  'merge names pull': 97,
  'merged by a merge of a pull': 97,
  /** The whole change of a request is the change of one commit: a squash. */
  'patch of pull': 95,
  'tree of pull': 95,
  'same patch': 90,
  /** `(#N)` at the end of a subject: mostly what a squash wrote, sometimes an issue. */
  'subject names pull': 90,
  'merged by a merge of a branch': 80,
  'reverts pull': 70,
  'closed by the forge': 98,
  /** `Fixes #12` and its like, in the words of the request, of one of its commits, or of a commit that came with none. */
  'pull closes issue': 90,
  'commit of pull closes issue': 85,
  'commit closes issue': 85,
} as const;

export type Evidence = keyof typeof confidences;

/** That two close one issue makes them one story, not one change. */
export const ofIssues: ReadonlySet<Evidence> = new Set<Evidence>(['closed by the forge', 'pull closes issue', 'commit of pull closes issue', 'commit closes issue']);

/** `from` speaks of `to`, or came after it. */
export interface Link {readonly from: string; readonly to: string; readonly evidence: Evidence; readonly confidence: number}

export const edgesCodec: Codec<readonly Edge[]> = jsonCodec('links');

/** An edge has no direction, and a cluster puts the lesser end first. */
const backwards = ', the greater of the lesser';

export function edgeOf(evidence: Evidence, from: string, to: string): Edge {
  return from < to ? {a: from, b: to, evidence} : {a: to, b: from, evidence: `${evidence}${backwards}`};
}

export function linkOf({a, b, evidence: spelled}: Edge): Link {
  const turned = spelled.endsWith(backwards);
  const evidence = turned ? spelled.slice(0, -backwards.length) : spelled;
  if (!isEvidence(evidence)) throw new RangeError(`Unknown evidence of a link: "${spelled}"`);
  return {from: turned ? b : a, to: turned ? a : b, evidence, confidence: confidences[evidence]};
}

function isEvidence(name: string): name is Evidence {
  return Object.hasOwn(confidences, name);
}
