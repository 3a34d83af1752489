// Finds long runs of certain characters by looking at few: a run of n covers every nth place at least once.

/** By code unit, 1 for those that belong to a run. */
export function runTable(sign: RegExp): Uint8Array {
  return Uint8Array.from({length: 0x10000}, (_, code) => (sign.test(String.fromCharCode(code)) ? 1 : 0));
}

/** All runs that cannot be made longer and have at least `shortest` code units, as [from, to). */
export function runsOf(text: string, table: Uint8Array, shortest: number): readonly (readonly [from: number, to: number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let at = shortest - 1; at < text.length; at += shortest) {
    if (table[text.charCodeAt(at)] !== 1) continue;
    let from = at;
    while (from > 0 && table[text.charCodeAt(from - 1)] === 1) from--;
    let to = at + 1;
    while (to < text.length && table[text.charCodeAt(to)] === 1) to++;
    if (to - from >= shortest) runs.push([from, to]);
    // Places within the run are known: the next one looked at is behind it.
    while (at + shortest < to) at += shortest;
  }
  return runs;
}
