// Into which bin of a histogram the length of a sequence falls. The edges are fixed: histograms of any two datasets add up, and show the same axis.

/** Below 32 each length has a bin of its own; above, 16 bins lie between a power of two and the next, so that a bin is at most a sixteenth wide. */
const exactBelow = 32;
const digits = 5;

/** The least length of the bin. */
export function binOf(length: number): number {
  if (length < exactBelow) return length;
  const shift = 32 - Math.clz32(length) - digits;
  return (length >>> shift) << shift;
}

/** The greatest length of the bin that begins so. */
export function binEnd(from: number): number {
  return from < exactBelow ? from : from + (1 << (32 - Math.clz32(from) - digits)) - 1;
}
