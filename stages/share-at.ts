// Deals by shares: what a number from 0 up to 1 falls to.

/** Which of the shares, one after the other, has this part of them all; -1 where rounding leaves it behind the last. */
export function shareAt(fraction: number, shares: readonly number[]): number {
  let left = fraction * shares.reduce((sum, share) => sum + share, 0);
  return shares.findIndex((share) => (left -= share) < 0);
}
