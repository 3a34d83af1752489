// SPDX licence expressions: read, printed in one spelling, and asked. What is no expression is refused, never guessed.
import {licenceTable} from './licence-table.ts';

export type Expression =
  | {readonly kind: 'licence'; readonly id: string; readonly exception: string}
  | {readonly kind: 'AND' | 'OR'; readonly members: readonly Expression[]};

/** Nobody writes longer ones by hand; hostile ones would nest without end. */
const mostTokens = 200;
const longest = 10_000;
const token = /\s*(?:([()+])|([A-Za-z0-9][A-Za-z0-9.:-]*))/y;

/** `undefined` for anything that is not an expression of licences that SPDX knows, or of references to others (`LicenseRef-…`). */
export function readExpression(text: string): Expression | undefined {
  const tokens = text.length > longest ? undefined : tokensOf(text.trim());
  if (tokens === undefined || tokens.length === 0) return undefined;
  const rest = [...tokens].reverse();
  const read = readAny(rest);
  return rest.length === 0 ? read : undefined;
}

/** With as few brackets as can be. Readers of one spelling give the same expression. */
export function printExpression(expression: Expression): string {
  if (expression.kind === 'licence') return expression.exception === '' ? expression.id : `${expression.id} WITH ${expression.exception}`;
  const bracketed = (member: Expression) => (expression.kind === 'AND' && member.kind === 'OR' ? `(${printExpression(member)})` : printExpression(member));
  return expression.members.map(bracketed).join(` ${expression.kind} `);
}

/** All of them, or any of them; equal ones are one. */
export function combine(kind: 'AND' | 'OR', parts: readonly Expression[]): Expression | undefined {
  const members = new Map<string, Expression>();
  for (const part of parts) for (const member of part.kind === kind ? part.members : [part]) members.set(printExpression(member), member);
  const [only, ...more] = members.values();
  return more.length === 0 ? only : {kind, members: [...members.values()]};
}

function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found === null || tokens.length === mostTokens) return undefined;
    tokens.push(found[1] ?? found[2] ?? '');
  }
  return tokens;
}

// One function a level: OR binds least, WITH and + most. Tokens are taken from the end.

function readAny(tokens: string[]): Expression | undefined {
  return readChain(tokens, 'OR', (rest) => readChain(rest, 'AND', readOne));
}

function readChain(tokens: string[], kind: 'AND' | 'OR', read: (tokens: string[]) => Expression | undefined): Expression | undefined {
  const members: Expression[] = [];
  do {
    const member = read(tokens);
    if (member === undefined) return undefined;
    members.push(member);
  } while (taken(tokens, kind));
  return combine(kind, members);
}

function readOne(tokens: string[]): Expression | undefined {
  const first = tokens.pop();
  if (first === '(') {
    const inner = readAny(tokens);
    return inner !== undefined && taken(tokens, ')') ? inner : undefined;
  }
  if (first === undefined || /^[)+]$/.test(first)) return undefined;
  const id = idOf(first, taken(tokens, '+'));
  if (id === undefined) return undefined;
  if (!taken(tokens, 'WITH')) return {kind: 'licence', ...id};
  const exception = tokens.pop();
  return exception === undefined || !/^\w/.test(exception) || id.exception !== '' ? undefined : {kind: 'licence', id: id.id, exception};
}

function taken(tokens: string[], wanted: string): boolean {
  if (tokens.at(-1)?.toUpperCase() !== wanted) return false;
  tokens.pop();
  return true;
}

const exceptions: ReadonlyMap<string, string> = new Map([
  ['autoconf', 'Autoconf-exception-2.0'], ['bison', 'Bison-exception-2.2'], ['classpath', 'Classpath-exception-2.0'], ['font', 'Font-exception-2.0'], ['GCC', 'GCC-exception-2.0'],
]);

/** GNU licences have had ids that leave open whether later versions hold; the list retired them for ones that say it. */
function idOf(spelled: string, orLater: boolean): {readonly id: string; readonly exception: string} | undefined {
  if (/^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(spelled)) return orLater ? undefined : {id: spelled, exception: ''};
  const known = licenceTable().id(spelled);
  if (known === undefined) return undefined;
  const gnu = /^([AL]?GPL-\d\.\d|GFDL-\d\.\d)(-only|-or-later)?(?:-with-(\w+)-exception)?$/.exec(known);
  if (gnu === null) return {id: orLater ? `${known}+` : known, exception: ''};
  const [, version = '', said, exception = ''] = gnu;
  return {id: `${version}${orLater ? '-or-later' : (said ?? '-only')}`, exception: version === 'GPL-3.0' && exception === 'GCC' ? 'GCC-exception-3.1' : version === 'GPL-3.0' && exception === 'autoconf' ? 'Autoconf-exception-3.0' : (exceptions.get(exception) ?? '')};
}
