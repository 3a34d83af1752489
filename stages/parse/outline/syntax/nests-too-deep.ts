// Refuses what no parser of this kind can be trusted with, before it sees it: brackets in brackets without end, and signs that wait for more.

/** The deepest in real code is about 60. */
const deepest = 400;
/** Angles that nothing closes, in one statement: each may open type arguments, so a parser keeps two readings of every one. */
const mostAngles = 300;
/** Signs that may each wait for an operand, with nothing but space between: the longest in real text is a few rulers under one another. */
const mostSigns = 2000;

const [ordinary, blank, opens, closes, opensBlock, closesBlock, ends, angle, closesAngle, sign] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const classes = classTable();

/** Counts brackets wherever they stand, in comments and texts too: it need not be exact, only the same everywhere. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let angles = 0;
  let signs = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = classes[text.charCodeAt(at)] ?? ordinary;
    if (kind === blank) continue;
    if (kind === angle || kind === sign) {
      if (++signs > mostSigns) return true;
      if (kind === angle && opensAngle(text, at) && ++angles > mostAngles) return true;
      continue;
    }
    signs = 0;
    if (kind === ordinary) continue;
    if (kind === opens || kind === opensBlock) {
      if (++depth > deepest) return true;
    } else if ((kind === closes || kind === closesBlock) && depth > 0) depth--;
    if (kind === opensBlock || kind === closesBlock || kind === ends) angles = 0;
    if (kind === closesAngle && angles > 0) angles--;
  }
  return false;
}

/** Right after a name, as type arguments are, and no shift. */
function opensAngle(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const named = (before >= 97 && before <= 122) || (before >= 65 && before <= 90) || (before >= 48 && before <= 57) || before === 95;
  const after = text.charCodeAt(at + 1);
  return named && after !== 60 && after !== 61;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(128).fill(blank, 0, 33);
  const set = (signs: string, kind: number): void => {
    for (const one of signs) table[one.charCodeAt(0)] = kind;
  };
  set('([', opens);
  set(')]', closes);
  set('{', opensBlock);
  set('}', closesBlock);
  set(';', ends);
  set('<', angle);
  set('>', closesAngle);
  set('-!+~', sign);
  return table;
}
