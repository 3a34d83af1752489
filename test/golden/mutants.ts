// Every way in which a value can be a little different: one number, one byte, one flag, one member more or less, one order.

export interface Mutant {readonly where: string; readonly value: unknown}

/** A reference to another value counts as its digest: what lies behind it is not part of this one. */
export function* mutantsOf(value: unknown, where = 'output'): Generator<Mutant, void, undefined> {
  if (typeof value === 'number') yield {where, value: value + 1};
  else if (typeof value === 'boolean') yield {where, value: !value};
  else if (typeof value === 'string') yield {where, value: another(value)};
  else if (value === null || value === undefined) yield {where, value: true};
  else if (typeof value === 'function') for (const inner of mutantsOf(value(), `${where}()`)) yield {where: inner.where, value: () => inner.value};
  else if (Array.isArray(value)) yield* inList(value, where);
  else if (value instanceof Uint8Array || value instanceof Int32Array || value instanceof Uint32Array) yield* inNumbers(value, where);
  else if (value instanceof Map) return;
  else if (isRecord(value)) for (const name of 'digest' in value && ('parts' in value || 'stub' in value) ? ['digest'] : Object.keys(value)) for (const inner of mutantsOf(value[name], `${where}.${name}`)) yield {where: inner.where, value: {...value, [name]: inner.value}};
}

function* inList(list: readonly unknown[], where: string): Generator<Mutant, void, undefined> {
  for (const at of placesIn(list)) for (const inner of mutantsOf(list[at], `${where}[${at}]`)) yield {where: inner.where, value: list.with(at, inner.value)};
  if (list.length > 0) yield {where: `${where} without its last`, value: list.slice(0, -1)};
  if (list.length > 0) yield {where: `${where} with its last twice`, value: [...list, list.at(-1)]};
  if (list.length > 1 && JSON.stringify(list[0]) !== JSON.stringify(list.at(-1))) yield {where: `${where} in another order`, value: [list.at(-1), ...list.slice(1, -1), list[0]]};
}

/** Every one, or of a long list some from its ends and its middle: a list of thousands is there for its length. */
function placesIn({length}: readonly unknown[]): readonly number[] {
  const places = Array.from({length}, (_, at) => at);
  return length <= 200 ? places : [...places.slice(0, 5), ...places.slice(length >> 1, (length >> 1) + 5), ...places.slice(-5)];
}

function* inNumbers(numbers: Uint8Array | Int32Array | Uint32Array, where: string): Generator<Mutant, void, undefined> {
  for (const at of new Set([0, numbers.length >> 1, numbers.length - 1])) {
    const copy = numbers.slice();
    if (at >= 0 && at < copy.length) copy[at] = (copy[at] ?? 0) ^ 1;
    if (numbers.length > 0) yield {where: `${where}[${at}]`, value: copy};
  }
}

/** Of two words that a value may be, the other; else the last character changed, by one that hexadecimal digits and code points survive. */
function another(text: string): string {
  const other = {text: 'binary', binary: 'text'}[text];
  if (other !== undefined) return other;
  // The last character of bytes in base64 may stand for no bits of theirs.
  if (text.startsWith('raw:') && text.length > 8) return `${text.slice(0, 7)}${text[7] === '0' ? '1' : '0'}${text.slice(8)}`;
  return text === '' ? 'ab' : `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
