// Of counts by name, those whose names begin alike, by what is left of their names. Names that are numbers stand in their order by themselves.

export function countsUnder(counts: Readonly<Record<string, number>>, prefix: string, suffix = ''): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).flatMap(([name, count]) => (name.startsWith(prefix) && name.endsWith(suffix) ? [[name.slice(prefix.length, name.length - suffix.length), count]] : [])));
}
