// Weights as one range: tokens in it have weight 1, all others 0. What a range cannot say has to be written out.

export interface TrainedRange {readonly from: number; readonly to: number}

export function trainedRange(loss: Uint8Array): TrainedRange | undefined {
  let from = 0;
  while (from < loss.length && loss[from] === 0) from++;
  if (from === loss.length) return {from: 0, to: 0};
  let to = from;
  while (to < loss.length && loss[to] === 1) to++;
  for (let at = to; at < loss.length; at++) if (loss[at] !== 0) return undefined;
  return {from, to};
}
