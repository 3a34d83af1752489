// Refuses stairs: lines that indent further and further. A grammar that keeps every step writes past its memory's end, and misreads what follows.

/** Steps at a time. Real code has less than 30, and a grammar has room for about 200. */
const deepest = 100;

export function indentsTooDeep(text: string): boolean {
  const steps: number[] = [];
  for (let at = 0; at < text.length;) {
    let width = 0;
    while (text.charCodeAt(at + width) === 32 || text.charCodeAt(at + width) === 9) width++;
    const code = text.charCodeAt(at + width);
    // An empty line indents nothing.
    if (code !== 10 && code !== 13) {
      while ((steps.at(-1) ?? -1) > width) steps.pop();
      if (steps.at(-1) !== width && steps.push(width) > deepest) return true;
    }
    const end = text.indexOf('\n', at + width);
    at = end < 0 ? text.length : end + 1;
  }
  return false;
}
