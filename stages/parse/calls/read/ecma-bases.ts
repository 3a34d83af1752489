// What classes and interfaces of TypeScript and JavaScript extend.
import type {Expression} from '../expression.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {EcmaExpressions} from './ecma-expressions.ts';
import type {Scope} from './walk.ts';

export function ecmaBases(node: SyntaxNode, scope: Scope, {expression, type}: Pick<EcmaExpressions, 'expression' | 'type'>): readonly Expression[] {
  const found: Expression[] = [];
  for (let part = node.firstNamedChild; part !== null; part = part.nextNamedSibling) {
    if (part.type !== 'class_heritage' && part.type !== 'extends_type_clause') continue;
    for (let clause = part.firstNamedChild; clause !== null; clause = clause.nextNamedSibling) {
      const extended = clause.childForFieldName('value');
      if (extended !== null) found.push(expression(extended, scope, 0));
      else if (clause.type === 'implements_clause') continue;
      else if (part.type === 'class_heritage') found.push(expression(clause, scope, 0));
      else {
        const value = type(clause, scope, 0);
        if (value.is === 'value') found.push(value.type);
      }
    }
  }
  return found;
}
