// Counts by name, into a record that somebody else reads.

export function counter(counts: Record<string, number>): (name: string, more?: number) => void {
  return (name, more = 1) => {
    counts[name] = (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0) + more;
  };
}
