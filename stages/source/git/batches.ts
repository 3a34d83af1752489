// Gathers a stream into batches, and looks things up for the next batch while the caller is busy with this one.

/** Each batch weighs 1 or a little more; an item never waits for another batch than its own. */
export async function* inBatches<T>(items: AsyncIterable<T>, weight: (item: T) => number): AsyncGenerator<readonly T[], void, undefined> {
  let batch: T[] = [];
  let load = 0;
  for await (const item of items) {
    batch.push(item);
    load += weight(item);
    if (load < 1) continue;
    yield batch;
    batch = [];
    load = 0;
  }
  if (batch.length > 0) yield batch;
}

export interface LookedUp<T, U> {readonly item: T; readonly found: U}

export async function* oneAhead<T, U>(items: AsyncIterable<T>, lookUp: (item: T) => Promise<U>): AsyncGenerator<LookedUp<T, U>, void, undefined> {
  let waiting: {readonly item: T; readonly found: Promise<U>} | undefined;
  for await (const item of items) {
    const found = lookUp(item);
    // It is awaited one turn later; a rejection until then is not lost, only not yet heard.
    found.catch(() => undefined);
    if (waiting !== undefined) yield {item: waiting.item, found: await waiting.found};
    waiting = {item, found};
  }
  if (waiting !== undefined) yield {item: waiting.item, found: await waiting.found};
}
