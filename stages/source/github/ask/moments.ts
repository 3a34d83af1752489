// Moments as a forge writes them, and how long what was written may take to show in its lists.

/** What is this fresh is asked for again. */
export const lateMs = 600_000;

export const epoch = '1970-01-01T00:00:00Z';

/** Forges write whole seconds. */
export function spellMoment(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
