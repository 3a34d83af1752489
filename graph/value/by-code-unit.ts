// The one order of ids and of all that is spelled: by code unit, never by locale.

export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
