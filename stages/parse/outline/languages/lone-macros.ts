// Macros that stand alone on a line without a semicolon, as headers declare whole families with: to a grammar they begin a declaration that never ends.

/** With arguments, at the start of a line: `DECLARE_STACK_OF(X509)`. A brace behind them makes a function of them; indented ones may be arguments. */
const called = /^[A-Z][A-Z0-9_]{2,}[ \t]*\([\w \t,*]*\)[ \t]*\r?$(?!\s*\{)/gm;
/** Without: fields of a struct, before its end, a comment, a directive, an empty line or another of them. */
const bare = /^[ \t]*[A-Z][A-Z0-9]*_[A-Z0-9_]+[ \t]*\r?$(?=\r?\n[ \t]*(?:\}|#|\/[/*]|\r?\n|[A-Z][A-Z0-9]*_[A-Z0-9_]+[ \t]*\r?\n))/gm;
/** Of definitions, which go on over lines that end in one. */
const continued = /\\\r?$/;

/** The same text, with such lines blank: of equal length, so every place stays what it was. */
export function withoutLoneMacros(text: string): string {
  const blank = (line: string, at: number) => (continued.test(text.slice(text.lastIndexOf('\n', at - 2) + 1, Math.max(0, at - 1))) ? line : line.replace(/[^\r]/g, ' '));
  return text.replace(called, blank).replace(bare, blank);
}
