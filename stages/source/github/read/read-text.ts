// JSON in the ways it is dumped: one value, a value in each line, or values one behind the other, as tools write page after page.

export type Parsed = {readonly value: unknown} | {readonly broken: string};

export function* parseValues(text: string): Generator<Parsed> {
  const whole = parsed(text);
  if ('value' in whole) return yield whole;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first] = lines;
  if (lines.length > 1 && first !== undefined && 'value' in parsed(first)) {
    for (const line of lines) yield parsed(line);
    return;
  }
  for (const piece of valuesIn(text)) yield parsed(piece);
}

function parsed(text: string): Parsed {
  try {
    return {value: JSON.parse(text) as unknown};
  } catch (failure) {
    if (failure instanceof SyntaxError) return {broken: 'not JSON'};
    throw failure;
  }
}

/** Cuts where a bracket closes the first one of a value. What is inside of texts is no bracket. */
function* valuesIn(text: string): Generator<string> {
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '"' && depth > 0) at = endOfText(text, at);
    else if (mark === '[' || mark === '{') {
      if (depth++ === 0) start = at;
    } else if ((mark === ']' || mark === '}') && depth > 0 && --depth === 0) yield text.slice(start, at + 1);
  }
  if (depth > 0) yield text.slice(start);
}

function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
