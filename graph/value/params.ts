// What a task may be configured with: plain data with one spelling, so that it can be part of a key.

export type Params = null | boolean | number | string | readonly Params[] | {readonly [key: string]: Params};

/** The one spelling: keys in code unit order, integers only — a fraction has too many spellings to be part of a key. */
export function canonical(value: Params): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as {readonly [key: string]: Params}).filter(([, member]) => member !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError(`Expected an integer parameter, got ${value}`);
  return JSON.stringify(value);
}
