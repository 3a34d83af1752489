// A fixed few things at a time, none of which outlives the failure of another.

/** As Promise.all, but a failure is thrown only when all have ended: what they use may then be closed. */
export async function allEnded<T extends readonly unknown[]>(works: {readonly [At in keyof T]: Promise<T[At]>}): Promise<T> {
  await Promise.allSettled(works);
  return (await Promise.all(works)) as unknown as T;
}
