// Refuses what no parser of this kind can be trusted with, before it sees it: brackets in brackets without end.

/** The deepest in real code is about 60. */
const deepest = 400;
/** Angles that nothing closes, in one statement: each may open type arguments, so a parser keeps two readings of every one. */
const mostAngles = 300;

/** Signs that may each wait for an operand, with nothing but space between: the longest in real text is a few rulers under one another. */
const mostSigns = 2000;

/** Counts brackets wherever they stand, in comments and texts too: it need not be exact, only the same everywhere. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let angles = 0;
  let signs = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32) {
      if (code !== 45 && code !== 60 && code !== 33 && code !== 43 && code !== 126) signs = 0;
      else if (++signs > mostSigns) return true;
    }
    switch (code) {
      case 40: // (
      case 91: // [
        if (++depth > deepest) return true;
        break;
      case 123: // {
        if (++depth > deepest) return true;
        angles = 0;
        break;
      case 125: // }
      case 59: // ;
        angles = 0;
        if (code === 125 && depth > 0) depth--;
        break;
      case 41: // )
      case 93: // ]
        if (depth > 0) depth--;
        break;
      case 60: // <
        if (opensAngle(text, at) && ++angles > mostAngles) return true;
        break;
      case 62: // >
        if (angles > 0) angles--;
        break;
      default:
    }
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
