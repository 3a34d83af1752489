// Weights as one range: tokens in it have weight 1, all others 0. What a range cannot say has to be written out.

export interface TrainedRange {readonly from: number; readonly to: number}

export function trainedRange(loss: Uint8Array): TrainedRange | undefined {
  if (isAllOnes(loss)) return {from: 0, to: loss.length};
  let from = 0;
  while (from < loss.length && loss[from] === 0) from++;
  if (from === loss.length) return {from: 0, to: 0};
  let to = from;
  while (to < loss.length && loss[to] === 1) to++;
  for (let at = to; at < loss.length; at++) if (loss[at] !== 0) return undefined;
  return {from, to};
}

let ones = Buffer.alloc(0);

/** Nearly all weights are, and comparing memory is far faster than looking at each. */
export function isAllOnes(loss: Uint8Array): boolean {
  if (ones.length < loss.length) ones = Buffer.alloc(loss.length * 2, 1);
  return ones.subarray(0, loss.length).equals(loss);
}
