// Where TypeScript and JavaScript name types, and call components as elements.
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {EcmaExpressions} from './ecma-expressions.ts';
import type {Walk, Where} from './walk.ts';

interface Around extends Pick<EcmaExpressions, 'expression' | 'type'> {readonly at: Walk}

/** Whether there is nothing more inside. */
export function ecmaUses(node: SyntaxNode, where: Where, {at, expression, type}: Around): boolean {
  const name = node.childForFieldName('name');
  switch (node.type) {
    case 'type_identifier':
    case 'nested_type_identifier':
      at.use(where, name ?? node, () => type(node, where.scope, 0));
      return true;
    case 'extends_clause':
    case 'class_heritage': {
      const base = node.childForFieldName('value') ?? node.firstNamedChild;
      if (base?.type === 'identifier' || base?.type === 'member_expression') at.use(where, base.childForFieldName('property') ?? base, () => expression(base, where.scope, 0));
      return false;
    }
    case 'jsx_opening_element':
    case 'jsx_self_closing_element':
      // An element in small letters is the browser's; another one is a component that is called.
      if (name !== null && !/^[a-z][^.]*$/.test(at.textOf(name))) at.call(where, 'call', name.childForFieldName('property') ?? name, () => expression(name, where.scope, 0));
      return false;
    default:
      return false;
  }
}
