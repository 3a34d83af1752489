// What a rule found in a text: which bytes, by which rule, and for a person's data who it is about.

export interface Finding {
  readonly rule: string;
  readonly from: number;
  readonly to: number;
  /** Two findings of one identity get one pseudonym. Missing for a secret, which gets none. */
  readonly identity?: string;
  /** Found by its looks alone: any rule that knows what it is gives it its name. */
  readonly guessed?: true;
}

/**
 * One finding for each stretch of overlapping ones, in order. A secret wins over personal data, what is known over what is guessed, then the
 * longer, then the earlier, then the name of the rule: the order in which rules ran does not matter. The stretch covers all of them, so
 * nothing is left over at an edge.
 */
export function mergeFindings(found: readonly Finding[]): readonly Finding[] {
  const sorted = found.toSorted((a, b) => a.from - b.from || stronger(a, b));
  const merged: Finding[] = [];
  for (const finding of sorted) {
    const last = merged.at(-1);
    if (last === undefined || finding.from >= last.to) merged.push(finding);
    else merged[merged.length - 1] = joined(last, finding);
  }
  return merged;
}

function joined(a: Finding, b: Finding): Finding {
  return {...(stronger(a, b) <= 0 ? a : b), from: Math.min(a.from, b.from), to: Math.max(a.to, b.to)};
}

function stronger(a: Finding, b: Finding): number {
  const secret = Number(a.identity !== undefined) - Number(b.identity !== undefined);
  const guessed = Number(a.guessed ?? false) - Number(b.guessed ?? false);
  return secret || guessed || b.to - b.from - (a.to - a.from) || a.from - b.from || order(a.rule, b.rule) || order(a.identity ?? '', b.identity ?? '');
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
