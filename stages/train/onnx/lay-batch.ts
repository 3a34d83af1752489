// Samples as a batch: texts side by side in a row, filled up at the end. A place predicts the token behind it, where that is of its own text.

/** A weight is that of predicting the token. */
export interface ShownText {readonly ids: Int32Array; readonly weights: Uint8Array}

export interface Batch {
  readonly sizes: readonly [rows: number, length: number];
  readonly ids: BigInt64Array;
  readonly positions: BigInt64Array;
  /** The number of the text in its row; what fills a row up sees nothing of it, and has -1. */
  readonly text: BigInt64Array;
  readonly targets: BigInt64Array;
  readonly weights: Float32Array;
}

export function layBatch(samples: readonly (readonly ShownText[])[], most: number): Batch {
  const longest = Math.max(0, ...samples.map((texts) => texts.reduce((sum, {ids}) => sum + ids.length, 0)));
  // One shorter than what is shown: the last token is only a target.
  const length = Math.max(1, Math.min(most, longest) - 1);
  const places = samples.length * length;
  const [ids, positions, text, targets, weights] = [new BigInt64Array(places), new BigInt64Array(places), new BigInt64Array(places).fill(-1n), new BigInt64Array(places), new Float32Array(places)];
  for (const [row, texts] of samples.entries()) {
    let at = 0;
    for (const [number, own] of texts.entries()) {
      for (const [place, id] of own.ids.entries()) {
        if (at < length) [ids[row * length + at], positions[row * length + at], text[row * length + at]] = [BigInt(id), BigInt(place), BigInt(number)];
        if (at > 0 && at <= length) [targets[row * length + at - 1], weights[row * length + at - 1]] = [BigInt(id), own.weights[place] ?? 0];
        at++;
      }
    }
  }
  return {sizes: [samples.length, length], ids, positions, text, targets, weights};
}
