// Keys of the maps that operators keep for themselves: several ids in one, in an order that keeps a bucket together.

// No part can spell the separator: a NUL inside a part is followed by another character.
const separator = '\u0000\u0000';
const escapedNul = '\u0000\u0001';

export function indexKey(...parts: readonly string[]): string {
  return parts.map((part) => (part.includes('\u0000') ? part.replaceAll('\u0000', escapedNul) : part)).join(separator);
}

/** The prefix of every key that starts with these parts. */
export function indexPrefix(...parts: readonly string[]): string {
  return `${indexKey(...parts)}${separator}`;
}

export function indexParts(key: string): readonly string[] {
  return key.split(separator).map((part) => part.replaceAll(escapedNul, '\u0000'));
}

/** The prefix that a key shares with every key of the same first part. */
export function prefixOf(key: string): string {
  return key.slice(0, key.indexOf(separator) + separator.length);
}

export function firstPartOf(key: string): string {
  return indexParts(key)[0] ?? key;
}
