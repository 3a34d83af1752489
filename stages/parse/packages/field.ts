// Reads what a manifest says, of which nothing is believed: a field of the wrong kind is none.

export function field(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) at = isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return at;
}

const longest = 2000;

export function textField(value: unknown, ...path: readonly string[]): string {
  const found = field(value, ...path);
  return typeof found === 'string' ? found.slice(0, longest) : '';
}

export function textsField(value: unknown, ...path: readonly string[]): readonly string[] {
  const found = field(value, ...path);
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
}

/** Sorted by name, whatever order they are written in. */
export function fieldsOf(value: unknown, ...path: readonly string[]): readonly (readonly [string, unknown])[] {
  const found = field(value, ...path);
  return isRecord(found) ? Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
