// What a struct or an interface of Go embeds: members of those are its own.
import type {Expression} from '../expression.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {GoExpressions} from './go-expressions.ts';
import type {Scope} from './walk.ts';

export function goEmbedded(node: SyntaxNode, scope: Scope, {type}: Pick<GoExpressions, 'type'>): readonly Expression[] {
  const found: Expression[] = [];
  const add = (part: SyntaxNode): void => {
    const value = type(part, scope, 0);
    if (value.is === 'value') found.push(value.type);
  };
  const list = node.type === 'struct_type' ? node.firstNamedChild : node;
  for (let one = list?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
    const meant = one.childForFieldName('type');
    if (one.type === 'field_declaration' && one.childForFieldName('name') === null && meant !== null) add(meant);
    if (/^(?:type_elem|constraint_elem)$/.test(one.type) && one.firstNamedChild !== null) add(one.firstNamedChild);
    if (one.type === 'type_identifier' || one.type === 'qualified_type') add(one);
  }
  return found;
}
