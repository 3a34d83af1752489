// A second since 1970 as records spell it, in UTC: `2024-05-01T12:00:00Z`.
import type {Seconds} from '../source/github/request-facts.ts';

export function dateOf(seconds: Seconds): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
