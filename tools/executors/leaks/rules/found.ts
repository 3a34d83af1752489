// What a rule found in the documents that it was shown.
import type {Exception, Leak} from '../leak.ts';
import type {ReadDocument} from '../read-documents.ts';

export interface Found {readonly leaks: readonly Leak[]; readonly exceptions: readonly Exception[]}

/** Sees each document once, whatever its part, and tells at the end. */
export interface DocumentRule {
  take(document: ReadDocument): void;
  end(): Found | Promise<Found>;
}

const mostPlaces = 10;

/** Counts what is let pass, by cause and place. */
export function passing(rule: Exception['rule']): {add(cause: string, place: string, count?: number): void; end(): readonly Exception[]} {
  const causes = new Map<string, Map<string, number>>();
  return {
    add(cause, place, count = 1) {
      const places = causes.get(cause) ?? new Map<string, number>();
      causes.set(cause, places.set(place, (places.get(place) ?? 0) + count));
    },
    end: () => [...causes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([cause, places]) => ({
      rule,
      cause,
      count: [...places.values()].reduce((sum, count) => sum + count, 0),
      some: [...places].map(([place, count]) => ({place, count})).sort((a, b) => b.count - a.count || (a.place < b.place ? -1 : 1)).slice(0, mostPlaces),
    })),
  };
}
