// Numbers drawn by a seed: the same for the same text, on every machine and whatever is drawn beside them.
import {hash} from 'node:crypto';

/** Each use has a name of its own, so that one more sample moves no token. */
export function dice(seed: string, use: string): (below: number) => number {
  let count = 0;
  return (below) => Number.parseInt(hash('sha256', `${use}\0${count++}\0${seed}`, 'hex').slice(0, 12), 16) % below;
}

/** Different numbers below a bound, in ascending order: all of them where no more are there. */
export function drawDistinct(below: number, count: number, roll: (below: number) => number): readonly number[] {
  const drawn = new Set<number>();
  // Floyd's way: each set of so many numbers is as likely as any other, and nothing is rolled twice.
  for (let last = Math.max(0, below - count); last < below; last++) {
    const number = roll(last + 1);
    drawn.add(drawn.has(number) ? last : number);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** So much in all, as equally as what there is allows. */
export function equalShares(sizes: readonly number[], all: number): readonly number[] {
  const shares = sizes.map(() => 0);
  for (let left = Math.min(all, sizes.reduce((sum, size) => sum + size, 0)); left > 0;) {
    const open = sizes.flatMap((size, at) => (size > (shares[at] ?? 0) ? [at] : []));
    const each = Math.max(1, Math.floor(left / open.length));
    for (const at of open) {
      const more = Math.min(each, left, (sizes[at] ?? 0) - (shares[at] ?? 0));
      shares[at] = (shares[at] ?? 0) + more;
      left -= more;
    }
  }
  return shares;
}
