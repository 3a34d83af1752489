// A change as a product sees it: a request with the commits that landed it, or a commit that came by itself.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {whole} from '../../../graph/value/whole.ts';
import {messageParts} from '../../document/commit-message.ts';
import {commitPlanCodec, type CommitPlan} from './commit-plan.ts';
import {planPieceCodec, type PlanPiece} from './plan-piece.ts';

export interface ProductChange {
  /** As change groups name it; '' where there is none. */
  readonly request: string;
  readonly group: string;
  /** The surest link between the request and these commits. */
  readonly evidence: PlanPiece['evidence'];
  readonly confidence: number;
  /** What is said of the change: a message, of a forge's merge the title that it repeats. */
  readonly message: string;
  /** In time. */
  readonly commits: readonly CommitPlan[];
  /** Commits of the request that say the same again: its merge, what a squash made one, picks of it. */
  readonly otherForms: number;
}

export const productChangeCodec: Codec<ProductChange> = jsonCodec('change of a product');

export const gatherChange = defineTask({
  name: 'change of a product',
  version: 1,
  input: {pieces: piecesCodec(planPieceCodec)},
  output: productChangeCodec,
  run({pieces}): ProductChange | {readonly stub: string} {
    const parts = pieces.map((piece) => ({...piece, plan: planOf(piece)})).sort((a, b) => a.plan.corrected - b.plan.corrected || (a.plan.hash < b.plan.hash ? -1 : 1));
    const landed = landedOf(parts);
    const [first] = landed;
    if (first === undefined) return {stub: 'merge'};
    const best = landed.reduce((surest, part) => (part.confidence > surest.confidence ? part : surest), first);
    const {request, group, evidence, confidence} = best;
    return {request, group, evidence, confidence, message: messageOf(parts, best.plan.message), commits: landed.map(({plan}) => plan), otherForms: parts.length - landed.length};
  },
});

interface Loaded extends Omit<PlanPiece, 'plan'> {readonly plan: CommitPlan}

function planOf({plan}: PlanPiece): CommitPlan {
  if (typeof plan === 'string') throw new Error('A plan is read after it is decoded');
  const {bytes, parts} = whole(plan);
  return commitPlanCodec.decode(bytes, parts);
}

const asOne: ReadonlySet<string> = new Set(['subject names pull', 'patch of pull', 'tree of pull']);

/** One form of the change: what a squash made of it, else what a merge brought, else the merge. */
function landedOf(parts: readonly Loaded[]): readonly Loaded[] {
  const ordinary = parts.filter(({plan}) => !plan.merge);
  const squashed = ordinary.filter(({evidence}) => asOne.has(evidence));
  const found = squashed.length > 0 ? squashed : ordinary.length > 0 ? ordinary : parts.filter(({plan}) => plan.files.length > 0).slice(0, 1);
  const subjects = new Set<string>();
  // A pick says what the first one said.
  return found.filter(({plan: {message}}) => {
    const {subject} = messageParts(message);
    return subjects.has(subject) ? false : subjects.add(subject);
  });
}

/** A forge's merge says in its subject only which request it is, and below it the title. */
function messageOf(parts: readonly Loaded[], otherwise: string): string {
  const forged = parts.find(({plan, evidence}) => plan.merge && evidence === 'merge names pull');
  const {body = ''} = forged === undefined ? {} : messageParts(forged.plan.message);
  return body === '' ? otherwise : body;
}
