// The patterns of `.gitattributes`, matched byte by byte as git matches them, in time proportional to pattern times path.

/** Text is handed in as latin1 of its bytes: to git, `?` is one byte. */
export type Glob = (text: string) => boolean;

type Token =
  | {readonly kind: 'byte'; readonly byte: number}
  | {readonly kind: 'any'}
  | {readonly kind: 'star'; /** Crosses slashes. */ readonly deep: boolean}
  /** Stands before a deep star and its slash, which may be nothing together. */
  | {readonly kind: 'hop'}
  | {readonly kind: 'class'; readonly set: Uint8Array};

const slash = 47;
const special = /[*?[\\]/;

/** `paths` makes a slash something that only `**` and a slash match. */
export function compileGlob(pattern: string, paths: boolean): Glob {
  // Nearly all patterns are one of these two.
  if (!special.test(pattern)) return (text) => text === pattern;
  const tail = pattern.slice(1);
  if (!paths && pattern.startsWith('*') && !special.test(tail)) return (text) => text.endsWith(tail);
  const tokens = tokensOf(pattern, paths);
  return tokens === undefined ? () => false : (text) => matches(tokens, text, paths);
}

/** All states at once, so that no pattern takes exponential time. `state[i]` says that the first i tokens match so far. */
function matches(tokens: readonly Token[], text: string, paths: boolean): boolean {
  let state = new Uint8Array(tokens.length + 1);
  state[0] = 1;
  spread(tokens, state);
  for (let at = 0; at < text.length; at++) {
    const byte = text.charCodeAt(at);
    const next = new Uint8Array(tokens.length + 1);
    for (const [index, token] of tokens.entries()) {
      if (state[index] !== 1 || token.kind === 'hop') continue;
      if (token.kind === 'star') {
        if (token.deep || byte !== slash || !paths) next[index] = 1;
      } else if (takes(token, byte, paths)) next[index + 1] = 1;
    }
    spread(tokens, next);
    state = next;
  }
  return state[tokens.length] === 1;
}

function takes(token: Exclude<Token, {kind: 'star' | 'hop'}>, byte: number, paths: boolean): boolean {
  if (token.kind === 'byte') return token.byte === byte;
  if (paths && byte === slash) return false;
  return token.kind === 'any' || token.set[byte] === 1;
}

/** A star may stand for nothing. */
function spread(tokens: readonly Token[], state: Uint8Array): void {
  for (const [index, token] of tokens.entries()) {
    if (state[index] !== 1 || (token.kind !== 'star' && token.kind !== 'hop')) continue;
    state[index + 1] = 1;
    if (token.kind === 'hop') state[index + 3] = 1;
  }
}

/** `undefined` for a pattern that git lets match nothing: an open class, an unknown class name, a backslash at the end. */
function tokensOf(pattern: string, paths: boolean): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length;) {
    const character = pattern.charAt(at);
    if (character === '*') {
      const end = endOfStars(pattern, at);
      tokens.push(...starsOf(pattern, at, end, paths));
      at = end;
    } else if (character === '[') {
      const found = readClass(pattern, at);
      if (found === undefined) return undefined;
      tokens.push({kind: 'class', set: found.set});
      at = found.end;
    } else if (character === '\\') {
      if (at + 1 >= pattern.length) return undefined;
      tokens.push({kind: 'byte', byte: pattern.charCodeAt(at + 1)});
      at += 2;
    } else {
      tokens.push(character === '?' ? {kind: 'any'} : {kind: 'byte', byte: pattern.charCodeAt(at)});
      at++;
    }
  }
  return tokens;
}

function endOfStars(pattern: string, at: number): number {
  let end = at;
  while (pattern[end] === '*') end++;
  return end;
}

/** Two stars or more are deep where they are a whole path segment, and ordinary elsewhere. */
function starsOf(pattern: string, at: number, end: number, paths: boolean): readonly Token[] {
  if (!paths) return [{kind: 'star', deep: true}];
  const opens = at === 0 || pattern[at - 1] === '/';
  const next = pattern.charAt(end);
  const closes = next === '' || next === '/' || pattern.startsWith('\\/', end);
  if (end - at === 1 || !opens || !closes) return [{kind: 'star', deep: false}];
  return next === '/' ? [{kind: 'hop'}, {kind: 'star', deep: true}] : [{kind: 'star', deep: true}];
}

interface ClassRead {readonly set: Uint8Array; readonly end: number}

function readClass(pattern: string, open: number): ClassRead | undefined {
  let at = open + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at++;
  const set = new Uint8Array(256);
  let before = 0;
  for (let first = true; first || pattern[at] !== ']'; first = false) {
    if (at >= pattern.length) return undefined;
    const read = readMember(pattern, at, before, set);
    if (read === undefined) return undefined;
    before = read.before;
    at = read.end;
  }
  return {set: negated ? set.map((member) => 1 - member) : set, end: at + 1};
}

/** One member of a class: a byte, the rest of a range, or a named class. `before` is the byte a range could start at, 0 for none. */
function readMember(pattern: string, at: number, before: number, set: Uint8Array): {readonly before: number; readonly end: number} | undefined {
  const character = pattern.charAt(at);
  const next = pattern.charAt(at + 1);
  if (character === '\\') {
    if (next === '') return undefined;
    set[pattern.charCodeAt(at + 1)] = 1;
    return {before: pattern.charCodeAt(at + 1), end: at + 2};
  }
  if (character === '-' && before !== 0 && next !== '' && next !== ']') {
    const escaped = next === '\\' ? 1 : 0;
    const last = pattern.charCodeAt(at + 1 + escaped);
    if (Number.isNaN(last)) return undefined;
    for (let byte = before; byte <= last; byte++) set[byte] = 1;
    return {before: 0, end: at + 2 + escaped};
  }
  if (character === '[' && next === ':') {
    const close = pattern.indexOf(']', at + 2);
    if (close < 0) return undefined;
    if (close > at + 2 && pattern[close - 1] === ':') {
      const named = namedClasses.get(pattern.slice(at + 2, close - 1));
      if (named === undefined) return undefined;
      for (let byte = 0; byte < 128; byte++) if (named.test(String.fromCharCode(byte))) set[byte] = 1;
      return {before: 0, end: close + 1};
    }
  }
  set[pattern.charCodeAt(at)] = 1;
  return {before: pattern.charCodeAt(at), end: at + 1};
}

const namedClasses: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[A-Za-z0-9]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['cntrl', /[\0-\x1f\x7f]/],
  ['digit', /\d/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t\n\v\f\r]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[A-Fa-f0-9]/],
]);
