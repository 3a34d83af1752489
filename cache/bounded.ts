// Does something for every item of a list, a few at a time.

export async function bounded<T>(items: readonly T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lanes = Array.from({length: Math.min(atOnce, items.length)}, async () => {
    for (const item of rest) await act(item);
  });
  await Promise.all(lanes);
}
