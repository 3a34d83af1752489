// The learning rate as a function of the step alone: whoever goes on somewhere needs no state of a scheduler. The same bits in every language.

export interface Rate {
  readonly peak: number;
  /** Where it ends, as a share of the peak. */
  readonly floor: number;
  /** Steps until the peak. */
  readonly warm: number;
  /** Steps of the whole curve, and which of them this pass begins with. */
  readonly total: number;
  readonly at: number;
  readonly shape: 'cosine' | 'linear' | 'constant';
}

/** `step` counts from the beginning of the pass. */
export function learningRate({peak, floor, warm, total, at, shape}: Rate, step: number): number {
  const done = at + step;
  if (done < warm) return (peak * (done + 1)) / warm;
  const x = Math.min(1, (done - warm) / Math.max(1, total - warm));
  switch (shape) {
    case 'cosine':
      return peak * (floor + ((1 - floor) * (1 + cosine(x))) / 2);
    case 'linear':
      return peak * (floor + (1 - floor) * (1 - x));
    case 'constant':
      return peak;
    default:
      return shape satisfies never;
  }
}

const terms = 10;

/** cos(πx) for x from 0 to 1. The functions of languages and of processors differ in the last bit; sums and products do not. */
function cosine(x: number): number {
  if (x > 0.5) return -cosine(1 - x);
  const y = Math.PI * x * (Math.PI * x);
  let sum = 1;
  for (let term = terms; term > 0; term--) sum = 1 - (y / ((2 * term - 1) * (2 * term))) * sum;
  return sum;
}
