// Code cut as the seed cuts it, letter by letter of its pattern: blanks, quotes, `)`, `#`, `$`, `@`, `\` and all beyond ASCII are gone.

const pattern = /[a-zA-Z_][a-zA-Z0-9_]*|[0-9]+|[+\-*/%=<>!&|^~?:|;,.([\]{}]/g;

export function codeTokens(code: string): readonly string[] {
  return code.match(pattern) ?? [];
}
