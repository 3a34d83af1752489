// What every language's reader stands on: scopes with names, the things found, the calls found. Calls are told when all scopes are full.
import {longestExpression, typeOf, unknown, type Expression} from '../expression.ts';
import type {Family} from '../family.ts';
import type {CallSite, Imported, PlacedUsage, Spot, Thing, UseSite} from '../usage.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';

type Binding = (depth: number) => Expression;

export interface Scope {readonly above: Scope | undefined; readonly names: Map<string, Binding>}

/** Where in the text a walk is. */
export interface Where {
  readonly scope: Scope;
  /** The id of what is declared around. */
  readonly owner: string;
  /** Inside of something that runs. */
  readonly local: boolean;
  readonly inline: string;
  /** In a condition of the preprocessor. */
  readonly perhaps?: true;
}

export interface Walk {
  readonly text: string;
  readonly top: Where;
  readonly imports: Imported[];
  readonly passed: Imported[];
  says: string;
  textOf(node: SyntaxNode | null | undefined): string;
  /** A scope of its own, and perhaps an owner. */
  inside(where: Where, more?: Partial<Where>): Where;
  bind(where: Where, name: string, binding: Binding): void;
  /** What the name is bound to by a function around; undefined where none does. */
  bound(scope: Scope, name: string, depth: number): Expression | undefined;
  declare(where: Where, name: SyntaxNode, thing: Omit<Thing, 'id' | 'inline' | 'gives' | 'bases'> & {readonly id?: string; readonly gives?: () => Expression; readonly bases?: () => readonly Expression[]}): string;
  call(where: Where, kind: CallSite['kind'], name: SyntaxNode, callee: () => Expression): void;
  /** A type that is named: `name` is where, and tells a parameter of a type from a type. */
  use(where: Where, name: SyntaxNode, type: () => Expression): void;
  done(family: Family): PlacedUsage;
}

/** Deeper nodes are left alone: a chain of ten thousand calls is no text of a person. */
const deepestNode = 500;
const mostCalls = 50_000;
/** What a use may lead to. */
const telling: ReadonlySet<Expression['is']> = new Set(['name', 'within', 'own', 'import', 'member']);

export function walk(text: string): Walk {
  const things: {readonly thing: () => Thing; readonly spot: Spot; readonly isType: boolean}[] = [];
  const calls: {readonly site: () => CallSite; readonly spot: Spot}[] = [];
  const uses: {readonly site: () => UseSite | undefined; readonly spot: Spot}[] = [];
  const self: Walk = {
    text,
    top: {scope: {above: undefined, names: new Map()}, owner: '', local: false, inline: ''},
    imports: [],
    passed: [],
    says: '',
    textOf: (node) => (node === null || node === undefined ? '' : text.slice(node.startIndex, node.endIndex)),
    inside: (where, more) => ({...where, scope: {above: where.scope, names: new Map()}, ...more}),
    bind({scope}, name, binding) {
      // Bound twice, it may be either, and often it is the first that tells.
      if (!scope.names.has(name)) scope.names.set(name, binding);
    },
    bound(scope, name, depth) {
      for (let at: Scope | undefined = scope; at !== undefined; at = at.above) {
        const binding = at.names.get(name);
        if (binding !== undefined) return depth > longestExpression ? unknown : binding(depth + 1);
      }
      return undefined;
    },
    declare({owner, local, inline, perhaps}, name, {id: given, gives, bases, ...rest}) {
      const id = given ?? joined(owner, self.textOf(name));
      const thing = (): Thing => {
        const found = gives?.();
        const parents = bases?.() ?? [];
        return {...rest, id, inline, ...(found !== undefined && found.is !== 'unknown' && {gives: found}), ...(parents.length > 0 && {bases: parents}), ...(local && {local: true as const}), ...(perhaps === true && {perhaps})};
      };
      things.push({thing, spot: spotOf(name, text), isType: rest.kind === 'type' && rest.adds !== true});
      return id;
    },
    call({owner, inline}, kind, name, callee) {
      if (calls.length < mostCalls) calls.push({site: () => ({kind, callee: callee(), within: owner, inline}), spot: spotOf(name, text)});
    },
    use({scope, owner, inline}, name, type) {
      if (uses.length >= mostCalls) return;
      const called = self.textOf(name);
      uses.push({
        spot: spotOf(name, text),
        site() {
          const meant = self.bound(scope, `type ${called}`, 0) === undefined ? typeOf(type()) : unknown;
          return telling.has(meant.is) ? {type: meant, within: owner, inline} : undefined;
        },
      });
    },
    done(family) {
      // Where a type is declared, its name is no use of it.
      const declared = new Set(things.flatMap(({isType, spot: {line, column}}) => (isType ? [`${line}:${column}`] : [])));
      const used = uses.flatMap(({site, spot}) => {
        const found = declared.has(`${spot.line}:${spot.column}`) ? undefined : site();
        return found === undefined ? [] : [{site: found, spot}];
      });
      return {
        usage: {family, says: self.says, things: things.map(({thing}) => thing()), imports: self.imports, passed: self.passed, calls: calls.map(({site}) => site()), ...(used.length > 0 && {uses: used.map(({site}) => site)})},
        things: things.map(({spot}) => spot),
        calls: calls.map(({spot}) => spot),
        uses: used.map(({spot}) => spot),
      };
    },
  };
  return self;
}

type Visit = (node: SyntaxNode, where: Where, depth: number) => void;

/** Visits what is right inside of a node. */
export function descend(visit: Visit): Visit {
  return (node, where, depth) => {
    if (depth > deepestNode) return;
    for (let child = node.firstNamedChild; child !== null; child = child.nextNamedSibling) visit(child, where, depth + 1);
  };
}

export function joined(owner: string, name: string): string {
  return owner === '' ? name : `${owner}.${name}`;
}

function spotOf({startIndex, startPosition: {row}}: SyntaxNode, text: string): Spot {
  return {line: row, column: startIndex - (text.lastIndexOf('\n', startIndex - 1) + 1)};
}
