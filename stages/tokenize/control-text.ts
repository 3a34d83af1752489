// Counts where a text spells control tokens.

export function controlText(controls: ReadonlyMap<string, number>): (text: string) => number {
  // Hardly any text has so much as the beginning of one, and a vocabulary may have thousands: they are looked at only where they may begin.
  const heads = spellingsByHead([...controls.keys()].filter((spelling) => spelling !== ''));
  return (text) => {
    let count = 0;
    const places = heads.map((head) => ({...head, at: text.indexOf(head.head)})).filter(({at}) => at >= 0);
    for (let from = 0; places.length > 0; ) {
      let [first] = places;
      // Of those that begin at one place the longer heads come first, and are looked at first.
      for (const place of places) if (first === undefined || place.at < first.at) first = place;
      if (first === undefined) break;
      const at = first.at;
      const spelled = at < from ? undefined : first.spellings.find((spelling) => text.startsWith(spelling, at));
      if (spelled !== undefined) {
        count++;
        from = at + spelled.length;
      }
      first.at = text.indexOf(first.head, Math.max(from, at + 1));
      if (first.at < 0) places.splice(places.indexOf(first), 1);
    }
    return count;
  };
}

/** By their first two characters, and one of a single character by that; the longest first, so that one that begins another does not hide it. */
function spellingsByHead(all: readonly string[]): readonly {readonly head: string; readonly spellings: readonly string[]}[] {
  const heads = new Map<string, string[]>();
  for (const spelling of all.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const known = heads.get(spelling.slice(0, 2));
    if (known === undefined) heads.set(spelling.slice(0, 2), [spelling]);
    else known.push(spelling);
  }
  return [...heads].map(([head, spellings]) => ({head, spellings})).sort((a, b) => b.head.length - a.head.length);
}
