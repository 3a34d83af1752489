// Cuts a text by regular expressions, as the reference does, and says where the pieces lie in its UTF-8.
import type {RegexPattern} from './pattern.ts';

/** Where each piece begins and where it ends, in bytes and in order: two numbers a piece, none of it empty. The text is well formed. */
export type RegexCutter = (text: string) => readonly number[];

/**
 * No place of a text is tried twice by a step, so a pattern that is slow on a text is no slower here than in the reference. A match of
 * nothing cuts where it stands.
 */
export function regexCutter({steps}: RegexPattern): RegexCutter {
  const cutters = steps.map(cutterOf);
  return (text) => {
    let ranges: number[] = text === '' ? [] : [0, text.length];
    for (const cut of cutters) {
      const cuts: number[] = [];
      for (let at = 0; at < ranges.length; at += 2) cut(text.slice(ranges[at], ranges[at + 1]), ranges[at] ?? 0, cuts);
      ranges = cuts;
    }
    return inBytes(ranges, text);
  };
}

function cutterOf({source, rest}: RegexPattern['steps'][number]): (text: string, offset: number, cuts: number[]) => void {
  // Most matches follow each other: to be told where such a one ends needs no list of what it matched.
  const [here, ahead] = [new RegExp(source, 'yu'), new RegExp(source, 'gu')];
  return (text, offset, cuts) => {
    let done = 0;
    const upTo = (end: number) => {
      if (end > done && rest === 'kept') cuts.push(offset + done, offset + end);
    };
    for (let at = 0; at < text.length;) {
      here.lastIndex = at;
      let [from, to] = [at, at];
      if (here.test(text)) to = here.lastIndex;
      else {
        ahead.lastIndex = behind(text, at);
        const match = ahead.exec(text);
        if (match === null) break;
        [from, to] = [match.index, ahead.lastIndex];
      }
      upTo(from);
      if (to > from) cuts.push(offset + from, offset + to);
      done = to;
      at = to > from ? to : behind(text, to);
    }
    upTo(text.length);
  };
}

/** Behind the character at a place. */
function behind(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function inBytes(ranges: number[], text: string): readonly number[] {
  if (Buffer.byteLength(text, 'utf8') === text.length) return ranges;
  let [unit, byte] = [0, 0];
  for (const [index, end] of ranges.entries()) {
    for (; unit < end; unit++) {
      const code = text.charCodeAt(unit);
      // Each half of a pair counts two of its four.
      byte += code < 0x80 ? 1 : code < 0x800 || (code & 0xf800) === 0xd800 ? 2 : 3;
    }
    ranges[index] = byte;
  }
  return ranges;
}
