// Begins a declaration: what a node declares, under which name, from where to where.
import type {DeclarationRule, Language} from '../language.ts';
import type {Place} from '../outline.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {docAbove} from './documents.ts';
import type {Draft} from './draft.ts';
import {firstField, textOf, unwrapped} from './fields.ts';
import {isTest} from './is-test.ts';
import type {Roles} from './roles.ts';

export interface Around {
  readonly text: string;
  readonly language: Language;
  readonly roles: Roles;
  readonly open: readonly Draft[];
  readonly comments: readonly Place[];
  readonly index: number;
  /** Takes those that stand right before. */
  attributes(from: number): Place[];
}

/** What runs: a variable in it is its own affair. */
const running = new Set(['function', 'method', 'constructor', 'macro', 'test', 'closure']);
const usualName = ['name'];
const usualBody = ['body'];
const longestBase = 200;
const mostComments = 64;

/** One for each name, the first with what is inside. Empty where nothing is declared. */
export function declare(node: SyntaxNode, rule: DeclarationRule, around: Around): readonly Draft[] {
  const first = declareOne(node, rule, around);
  if (first === undefined) return [];
  const more = rule.more?.(node) ?? [];
  return [first, ...more.map((name, at) => ({...first, index: first.index + 1 + at, name: textOf(name, around.text), nameAt: name.startIndex, attributes: [...first.attributes], comments: [], holes: []}))];
}

function declareOne(node: SyntaxNode, rule: DeclarationRule, {text, language, roles, open, comments, index, attributes}: Around): Draft | undefined {
  const parent = open.at(-1);
  const parentKind = parent?.kind ?? '';
  const local = parent !== undefined && (parent.local || running.has(parent.kind));
  if (rule.only !== undefined && !rule.only.includes(parentKind)) return undefined;
  const own = typeof rule.kind === 'string' ? rule.kind : rule.kind(node, text);
  if (own === undefined || (local && rule.local === false && !running.has(own))) return undefined;
  const nameNode = nameOf(node, rule, language);
  const wrapper = wrapperOf(node, roles);
  const place = wrapper === undefined || sharesWrapper(node, roles) ? placeOf(node) : placeOf(wrapper);
  const before = attributes(place.from);
  const bodyNode = typeof rule.body === 'function' ? rule.body(node) : firstField(node, rule.body ?? usualBody);
  const docs = language.docs ?? {};
  return {
    index,
    ...place,
    kind: rule.inside?.[parentKind] ?? own,
    ...(nameNode === undefined ? {name: '', nameAt: place.from} : named(nameNode, rule, text)),
    parent: parent?.index ?? -1,
    parentKind,
    parentHasBases: parent !== undefined && parent.bases.length > 0,
    headerFrom: wrapper?.startIndex ?? node.startIndex,
    body: bodyNode === undefined ? undefined : {from: bodyNode.startIndex, to: rule.bodyToEnd === true ? place.to : bodyNode.endIndex},
    of: rule.of?.(node, text) ?? '',
    bases: basesOf(node, rule).map((base) => textOf(base, text).slice(0, longestBase).replace(/^(?:extends\b|implements\b|[:<])\s*/, '')),
    line: lineAt(wrapper, node, place),
    lastLine: lastLineOf(wrapper, node, place),
    local,
    doc: firstIn(bodyNode, docs.firstInBody) ?? docAbove(comments, place.from, {text, rule: docs}) ?? (before[0] === undefined ? undefined : docAbove(comments, before[0].from, {text, rule: docs})),
    attributes: before,
    comments: [],
    holes: [],
    conditions: 0,
    section: parent?.current,
    current: undefined,
    searchedTo: bodyNode?.startIndex ?? place.from,
    inTest: parent !== undefined && isTest(parent, text, language),
  };
}

function nameOf(node: SyntaxNode, {name = usualName}: DeclarationRule, {unwrap}: Language): SyntaxNode | undefined {
  const found = typeof name === 'function' ? name(node) : firstField(node, name);
  return found === undefined ? undefined : unwrapped(found, unwrap);
}

function named({startIndex, endIndex}: SyntaxNode, {nameEnd}: DeclarationRule, text: string): {readonly name: string; readonly nameAt: number} {
  const name = text.slice(startIndex, endIndex).trimEnd();
  const quoted = name.length > 1 && /^["'`]/.test(name) && name.endsWith(name.charAt(0));
  return quoted ? {name: name.slice(1, -1), nameAt: startIndex + 1} : {name: nameEnd === undefined ? name : name.replace(nameEnd, ''), nameAt: startIndex};
}

function basesOf(node: SyntaxNode, {bases = []}: DeclarationRule): readonly SyntaxNode[] {
  if (typeof bases === 'function') return bases(node);
  return bases.flatMap((field) => node.childForFieldName(field) ?? []);
}

function wrapperOf(node: SyntaxNode, {wrappers}: Roles): SyntaxNode | undefined {
  let outermost: SyntaxNode | undefined;
  for (let {parent} = node; parent !== null && wrappers.has(parent.type); {parent} = parent) outermost = parent;
  return outermost;
}

/** Several declared in one statement: none of them is the whole of it. */
function sharesWrapper(node: SyntaxNode, roles: Roles): boolean {
  return declaresToo(node, 'nextNamedSibling', roles) || declaresToo(node, 'previousNamedSibling', roles);
}

function declaresToo(node: SyntaxNode, way: 'nextNamedSibling' | 'previousNamedSibling', roles: Roles): boolean {
  let sibling = node[way];
  for (let count = 0; sibling !== null && roles.of.get(sibling.type)?.comment && count < mostComments; count++) sibling = sibling[way];
  return sibling !== null && roles.of.get(sibling.type)?.declaration !== undefined;
}

function firstIn(body: SyntaxNode | undefined, kind: string | undefined): Place | undefined {
  const first = kind === undefined ? undefined : body?.firstNamedChild;
  const inner = first?.type === 'expression_statement' ? first.firstNamedChild : first;
  return inner?.type === kind && inner !== undefined && inner !== null ? placeOf(inner) : undefined;
}

function lineAt(wrapper: SyntaxNode | undefined, node: SyntaxNode, {from}: Place): number {
  return (wrapper?.startIndex === from ? wrapper : node).startPosition.row + 1;
}

/** A node that ends at the start of a line ends with the line before. */
function lastLineOf(wrapper: SyntaxNode | undefined, node: SyntaxNode, {to}: Place): number {
  const {row, column} = (wrapper?.endIndex === to ? wrapper : node).endPosition;
  return column === 0 && row > 0 ? row : row + 1;
}

function placeOf(node: SyntaxNode): Place {
  return {from: node.startIndex, to: node.endIndex};
}
