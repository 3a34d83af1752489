// Counts where a text spells control tokens.

export function controlText(controls: ReadonlyMap<string, number>): (text: string) => number {
  const spellings = spellingsByHead([...controls.keys()].filter((spelling) => spelling !== ''));
  if (spellings.size === 0) return () => 0;
  // Hardly any text has so much as the beginning of one, and a vocabulary may have thousands: they are looked at only where they may begin.
  const heads = new RegExp([...spellings.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(RegExp.escape).join('|'), 'g');
  return (text) => {
    let count = 0;
    heads.lastIndex = 0;
    for (let found = heads.exec(text); found !== null; found = heads.exec(text)) {
      const at = found.index;
      // A spelling of one character is a head that others may begin with.
      const spelled = [...(spellings.get(found[0]) ?? []), ...(spellings.get(found[0].slice(0, 1)) ?? [])].find((spelling) => text.startsWith(spelling, at));
      if (spelled !== undefined) count++;
      heads.lastIndex = at + (spelled?.length ?? 1);
    }
    return count;
  };
}

/** By their first two characters; the longest first, so that one that begins another does not hide it. */
function spellingsByHead(all: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const heads = new Map<string, string[]>();
  for (const spelling of all.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const head = spelling.slice(0, 2);
    heads.set(head, [...(heads.get(head) ?? []), spelling]);
  }
  return heads;
}
