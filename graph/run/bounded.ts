// Bounded concurrency: the one place where more than one thing is awaited at a time without a fixed list.

/** Runs `work` over items as they come, at most `width` at once. The first failure stops the intake and is thrown after the running ones ended. */
export async function forEachBounded<T>(items: AsyncIterable<T> | Iterable<T>, width: number, work: (item: T) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const item of items) {
    if (failures.length > 0) break;
    const one: Promise<void> = work(item)
      .catch((failure: unknown) => void failures.push(failure))
      .finally(() => running.delete(one));
    running.add(one);
    if (running.size >= width) await Promise.race(running);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
