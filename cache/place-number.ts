// A place as one number: packs apart, and within a pack in the order of the file. As good as a hint must be.

/** Numbers of sealed packs are cut to below this; those of packs in the making count on from here. */
export const packNumbers = 2 ** 20;
/** More than a pack has bytes. */
const room = 2 ** 32;

export function placeNumber(pack: number, at: number): number {
  return pack * room + at;
}
