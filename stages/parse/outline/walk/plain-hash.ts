// The hash of a stretch of code with its comments and the declarations inside left out: equal for texts that differ in nothing else.
import {hash} from 'node:crypto';

export interface Hole {readonly from: number; readonly to: number; readonly what: 'comment' | 'declaration'}

/** Long enough that two texts which anybody wrote never share one. */
const hexDigits = 24;

export function plainHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, hexDigits);
}

/** Holes in their order; those outside the stretch, or inside another hole, count for nothing. */
export function withoutHoles(text: string, from: number, to: number, holes: readonly Hole[]): string {
  const kept: string[] = [];
  let region = '';
  let at = from;
  for (const hole of holes) {
    if (hole.from < at || hole.to > to) continue;
    if (hole.what === 'comment') {
      const cut = cutComment(text, {at, to, region}, hole);
      region += cut.kept;
      ({at} = cut);
      continue;
    }
    kept.push(region + text.slice(at, hole.from));
    region = '';
    at = hole.to;
  }
  kept.push(region + text.slice(at, Math.max(at, to)));
  return kept.map((piece, index) => (index === 0 ? piece : piece.replace(/^\s*[,;]/, '')).trim()).filter((piece) => piece !== '').join('\n');
}

/** Takes a comment's line with it, where nothing else stands on it, and the space before it, where nothing follows it. */
function cutComment(text: string, {at, to, region}: {readonly at: number; readonly to: number; readonly region: string}, hole: Hole): {readonly kept: string; readonly at: number} {
  const piece = text.slice(at, hole.from);
  const code = withoutBlanks(piece);
  const alone = code === '' ? region === '' || region.endsWith('\n') : code.endsWith('\n');
  // The end of a line belongs to some comments and not to others.
  const end = text[hole.to - 1] === '\n' ? hole.to - 1 : hole.to;
  const after = skip(text, end, /[ \t]*/y);
  const ends = after >= to || text[after] === '\n' || text[after] === '\r';
  return {
    kept: ends ? code : alone ? piece : `${code} `,
    at: Math.min(to, ends && alone ? skip(text, after, /\r?\n?/y) : after),
  };
}

function withoutBlanks(piece: string): string {
  let end = piece.length;
  while (end > 0 && (piece[end - 1] === ' ' || piece[end - 1] === '\t')) end--;
  return piece.slice(0, end);
}

function skip(text: string, at: number, what: RegExp): number {
  what.lastIndex = at;
  return what.test(text) ? what.lastIndex : at;
}
