// How much of a list is asked for at once: less where a forge could not answer, more again after it could for a while. What worked is remembered.

export interface PageSize {
  readonly size: number;
  /** Good answers in a row at this size. */
  readonly calm: number;
}

const steps = [1, 10, 25, 50, 100] as const;
const calmBeforeGrowing = 20;

export const fullPage: PageSize = {size: 100, calm: 0};

/** `undefined` where there is nothing less. */
export function smallerPage({size}: PageSize): PageSize | undefined {
  const less = steps.findLast((step) => step < size);
  return less === undefined ? undefined : {size: less, calm: 0};
}

export function calmer({size, calm}: PageSize): PageSize {
  if (calm + 1 < calmBeforeGrowing || size === 100) return {size, calm: calm + 1};
  return {size: steps.find((step) => step > size) ?? 100, calm: 0};
}

/** From a mark that we wrote. */
export function readPageSize(size: unknown, calm: unknown): PageSize {
  return {size: steps.find((step) => step === size) ?? 100, calm: typeof calm === 'number' && calm >= 0 ? calm : 0};
}
