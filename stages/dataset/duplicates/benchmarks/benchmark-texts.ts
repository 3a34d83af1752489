// The texts in a list: of JSON lines every text at any depth, of any other list a text a line.

/** Problems are objects with a prompt, a solution and tests; which of them a model sees, no name tells for sure. */
export function benchmarkTexts(list: string): readonly string[] {
  const lines = list.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line.trim() !== '');
  const values = lines.map(jsonOf);
  return values.length > 0 && values.every((value) => typeof value === 'object' && value !== null) ? values.flatMap(textsIn) : lines;
}

/** Missing for a line that is no JSON. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function textsIn(root: unknown): readonly string[] {
  const texts: string[] = [];
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'object' && next !== null) waiting.push(...Object.values(next).filter((value) => value !== null && value !== undefined).reverse());
  }
  return texts;
}
