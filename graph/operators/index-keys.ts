// Keys of the maps that operators keep for themselves: several ids in one, in an order that keeps a bucket together.

const separator = '\u0000';

/** Parts are ordered before anything longer, because no id holds the separator. */
export function indexKey(...parts: readonly string[]): string {
  for (const part of parts) {
    if (part.includes(separator)) throw new Error(`Id ${JSON.stringify(part)} holds a NUL: ids are names, encode the bytes`);
  }
  return parts.join(separator);
}

/** The prefix of every key that starts with these parts. */
export function indexPrefix(...parts: readonly string[]): string {
  return `${indexKey(...parts)}${separator}`;
}

export function indexParts(key: string): readonly string[] {
  return key.split(separator);
}
