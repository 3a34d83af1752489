// A sample whose stretches have names, so that an export can give each a field of its own.
import type {Span} from '../sample.ts';

export interface Parted {
  readonly spans: readonly Span[];
  /** The spans of each name, from the first up to, not including, the last. */
  readonly parts: Readonly<Record<string, readonly [from: number, to: number]>>;
}

/** A stretch without a name stands between others. */
export function partsOf(stretches: readonly (readonly [name: string, spans: readonly Span[]])[]): Parted {
  const spans: Span[] = [];
  const parts: Record<string, readonly [number, number]> = {};
  for (const [name, own] of stretches) {
    if (name !== '') parts[name] = [spans.length, spans.length + own.length];
    spans.push(...own);
  }
  return {spans, parts};
}
