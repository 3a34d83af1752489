// Finds parts of a node by the names of its fields, through nodes that only wrap what is looked for.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';

/** Nobody wraps a name deeper; a hostile text does. */
const deepest = 64;

export function firstField(node: SyntaxNode, fields: readonly string[]): SyntaxNode | undefined {
  for (const field of fields) {
    const found = node.childForFieldName(field);
    if (found !== null) return found;
  }
  return undefined;
}

/** Stops at kinds that `before` names. */
export function unwrapped(node: SyntaxNode, unwrap: Language['unwrap'] = {}, before: Readonly<Record<string, unknown>> = {}): SyntaxNode {
  let inner = node;
  for (let depth = 0; depth < deepest; depth++) {
    const fields = before[inner.type] === undefined ? unwrap[inner.type] : undefined;
    const next = fields === undefined ? undefined : typeof fields === 'function' ? fields(inner) : firstField(inner, fields);
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

export function childOf(node: SyntaxNode, ...kinds: readonly string[]): SyntaxNode | undefined {
  for (let child = node.firstNamedChild, count = 0; child !== null && count < deepest; child = child.nextNamedSibling, count++) {
    if (kinds.includes(child.type)) return child;
  }
  return undefined;
}

export function textOf(node: SyntaxNode | null | undefined, text: string): string {
  return node === null || node === undefined ? '' : text.slice(node.startIndex, node.endIndex);
}
