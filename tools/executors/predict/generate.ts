// Tokens, one after the other: each is the likeliest behind those before it, or drawn among the likely ones. What was computed of a token is kept, and not computed again.
import {drawSeed} from '../../../stages/train/draw-seed.ts';
import type {LlamaShape} from '../../../stages/train/train-rules.ts';
import type {Fed, Session} from '../train/onnx/runtime.ts';

export interface PredictingModel {
  readonly session: Session;
  readonly shape: Pick<LlamaShape, 'layers' | 'heads' | 'keyHeads' | 'width' | 'vocab'>;
  /** Of what is given and predicted, in tokens. */
  readonly longest: number;
}

export interface Wanted {
  /** Tokens at most. */
  readonly most: number;
  /** Nothing is predicted behind it, and it is not given. */
  readonly end: number | undefined;
  /** Ids from here on are rows that no text has: they are never taken. */
  readonly ids: number;
  /** How freely it is drawn: 0 takes the likeliest. The same seed draws the same. */
  readonly temperature: number;
  readonly seed: number;
}

export interface Predicted {readonly id: number; readonly logProbability: number}

type Written = Fed & {readonly values: Float32Array};

/** Ends with the room: what is given has to leave some. */
export async function* generate({session, shape, longest}: PredictingModel, given: Int32Array, {most, end, ids, temperature, seed}: Wanted): AsyncGenerator<Predicted, void, undefined> {
  if (given.length === 0 || given.length >= longest) throw new RangeError(`The model can be given 1 to ${longest - 1} tokens, and not ${given.length}`);
  const size = shape.width / shape.heads;
  const places = Array.from({length: shape.layers}, (_, layer) => ['key', 'value'].map((kind) => `${layer}.${kind}`)).flat();
  const memory = (known: number) => new Map(places.map((place): [string, Written] => [place, {values: new Float32Array(shape.keyHeads * known * size), sizes: [1, shape.keyHeads, known, size]}]));
  let [known, past, fed] = [0, memory(0), given];
  for (let made = 0; made < most && known + fed.length <= longest; made++) {
    const total = known + fed.length;
    const [present, logits] = [memory(total), new Float32Array(fed.length * shape.vocab)];
    await session.run(
      new Map<string, Fed>([['input_ids', {values: BigInt64Array.from(fed, BigInt), sizes: [1, fed.length]}], ['attention_mask', {values: new BigInt64Array(total).fill(1n), sizes: [1, total]}], ...named('past_key_values', past)]),
      new Map<string, Written>([['logits', {values: logits, sizes: [1, fed.length, shape.vocab]}], ...named('present', present)]),
    );
    const next = chosen(logits.subarray((fed.length - 1) * shape.vocab).subarray(0, ids), temperature, drawSeed({seed, step: made, micro: 0}) / 2 ** 48);
    if (next.id === end) return;
    yield next;
    [known, past, fed] = [total, present, Int32Array.of(next.id)];
  }
}

function named(kind: string, memory: ReadonlyMap<string, Written>): readonly (readonly [string, Written])[] {
  return [...memory].map(([place, values]) => [`${kind}.${place}`, values] as const);
}

/** `draw` is from 0 to 1. */
function chosen(logits: Float32Array, temperature: number, draw: number): Predicted {
  const best = logits.reduce((most, value, at) => (value > (logits[most] ?? 0) ? at : most), 0);
  const highest = logits[best] ?? 0;
  const sum = logits.reduce((total, value) => total + Math.exp(value - highest), 0);
  let id = best;
  if (temperature > 0) {
    const weights = Float64Array.from(logits, (value) => Math.exp((value - highest) / temperature));
    let left = draw * weights.reduce((total, weight) => total + weight, 0);
    id = weights.findIndex((weight) => (left -= weight) < 0);
    if (id < 0) id = best;
  }
  return {id, logProbability: (logits[id] ?? 0) - highest - Math.log(sum)};
}
