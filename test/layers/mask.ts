// A source file with its comments, or its comments and texts, blanked out: same length, same lines, so that a rule can be one expression.

export interface Masked {
  /** Comments blanked. */
  readonly uncommented: string;
  /** Comments, texts and patterns blanked: what is left is code. */
  readonly code: string;
  /** Everything but comments blanked. */
  readonly comments: string;
}

type Kind = 'code' | 'comment' | 'text';

export function mask(source: string): Masked {
  const kinds = kindsOf(source);
  const only = (...wanted: readonly Kind[]) => Array.from(kinds, (kind, at) => (wanted.includes(kind) || source[at] === '\n' ? source[at] : ' ')).join('');
  return {uncommented: only('code', 'text'), code: only('code'), comments: only('comment')};
}

/** One kind per UTF-16 unit. Braces are counted to know which one ends the hole of a template. */
function kindsOf(source: string): readonly Kind[] {
  const kinds: Kind[] = [];
  const holes: number[] = [];
  let [at, depth, before] = [0, 0, ''];

  function take(length: number, kind: Kind): void {
    for (let end = Math.min(source.length, at + length); at < end; at++) kinds.push(kind);
  }

  while (at < source.length) {
    const rest = source.slice(at, at + 2);
    const character = source.charAt(at);
    if (rest === '//') take(lengthOf(source, at, /[^\n]*/y), 'comment');
    else if (rest === '/*') take(lengthOf(source, at, /\/\*[^]*?(?:\*\/|$)/y), 'comment');
    else if (character === "'" || character === '"') [before] = ['x', take(lengthOf(source, at, character === "'" ? /'(?:\\[^]|[^'\\\n])*'?/y : /"(?:\\[^]|[^"\\\n])*"?/y), 'text')];
    else if (character === '/' && startsPattern(before)) [before] = ['x', take(lengthOf(source, at, /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])*\/?[a-z]*/y), 'text')];
    else if (character === '`' || (character === '}' && holes.at(-1) === depth)) {
      if (character === '}') holes.pop();
      take(lengthOf(source, at, /[`}](?:\\[^]|\$(?!\{)|[^`\\$])*/y), 'text');
      const opens = source.startsWith('${', at);
      take(opens ? 2 : 1, 'text');
      if (opens) holes.push(depth);
      before = opens ? '{' : 'x';
    } else {
      if (character === '{') depth++;
      if (character === '}') depth--;
      const word = /^\s$/.test(character) ? 0 : Math.max(1, lengthOf(source, at, /[\w$]*/y));
      if (word > 0) before = source.slice(at, at + word);
      take(Math.max(1, word), 'code');
    }
  }
  return kinds;
}

/** A slash after a value divides; anywhere else it opens a pattern. */
function startsPattern(before: string): boolean {
  return before === '' || /^(?:return|typeof|case|in|of|do|else|void|delete|await|yield)$/.test(before) || !/[\w$)\]}]$/.test(before);
}

function lengthOf(source: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
}
