// The first member in which two values of JSON differ.

export interface Difference {readonly member: string; readonly wanted: string; readonly got: string}

/** `undefined` when they say the same, however they are spelled. */
export function firstDifference(wanted: unknown, got: unknown, member = ''): Difference | undefined {
  if (Object.is(wanted, got)) return undefined;
  if (!isObject(wanted) || !isObject(got) || Array.isArray(wanted) !== Array.isArray(got)) return {member: member === '' ? 'the whole' : member, wanted: shown(wanted), got: shown(got)};
  const [ours, theirs] = [new Map(Object.entries(wanted)), new Map(Object.entries(got))];
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    const path = Array.isArray(wanted) ? `${member}[${name}]` : member === '' ? name : `${member}.${name}`;
    const found = firstDifference(ours.get(name), theirs.get(name), path);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const longest = 80;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
