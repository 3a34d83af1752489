// Counts where a text spells control tokens.

export function controlText(controls: ReadonlyMap<string, number>): (text: string) => number {
  if (controls.size === 0) return () => 0;
  // The longest spelling first, so that one that begins another does not hide it.
  const spellings = Array.from(controls.keys()).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(spellings.map(RegExp.escape).join('|'), 'gu');
  return (text) => {
    let count = 0;
    for (const _ of text.matchAll(pattern)) count++;
    return count;
  };
}
