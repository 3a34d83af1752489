// The month of a moment in seconds, as `2024-03` in the time of Greenwich.

/** '' for no moment, and for one that no calendar has. */
export function monthOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return seconds <= 0 || Number.isNaN(date.getTime()) ? '' : `${String(date.getUTCFullYear()).padStart(4, '0')}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
}
