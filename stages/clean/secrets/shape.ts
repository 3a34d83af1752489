// The shape of a provider's token: a fixed beginning and what must follow.

export interface Shape {
  readonly rule: string;
  /** Begins where no letter or digit stands before; the pattern is tried only here. */
  readonly prefix: string;
  /** Source of a pattern that begins at the prefix. Its reach is bounded, and so are all its repetitions. */
  readonly pattern: string;
  /** The group of the pattern that is secret; all of it when missing. */
  readonly group?: number;
}

/** One rule for several prefixes that are followed by the same. */
export function shapes(rule: string, prefixes: readonly string[], rest: string): readonly Shape[] {
  return prefixes.map((prefix) => ({rule, prefix, pattern: prefix.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&') + rest}));
}
