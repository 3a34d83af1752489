// Where chunks of a Merkle map end: a property of the id alone, so the shape of a map depends only on the set of its ids.

/** So few that a row which changes alone rewrites little, and so many that the levels above cost less than that. */
const bitsOfLevel = 6;
const most = Math.floor(31 / bitsOfLevel);

/** How many levels of chunks end after this id: 0 for most, 1 for one in 64, 2 for one in 4,096. */
export function boundaryLevel(id: string): number {
  const mixed = hash32(id);
  return mixed === 0 ? most : Math.floor((31 - Math.clz32(mixed & -mixed)) / bitsOfLevel);
}

/** A number from 0 up to 1 that is as good as chance, and the same for ever. */
export function hashFraction(text: string): number {
  return hash32(text) / 2 ** 32;
}

/** FNV-1a over code units with a final mix. Not cryptographic: it decides where chunks end, never what is equal. */
export function hash32(text: string): number {
  let mixed = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
