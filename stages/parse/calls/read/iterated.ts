// What a function is handed the items of, when it is given to a method that goes through all: `prices.map((price) => …)`.
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {Walk} from './walk.ts';

const goesThrough = /^(?:forEach|map|filter|find|findLast|findIndex|some|every|flatMap|for_each|filter_map|any|all|flat_map|inspect|position|partition|take_while|skip_while|and_then|is_some_and)$/;

export function iterated(node: SyntaxNode, at: Walk): SyntaxNode | null {
  const list = node.parent;
  const callee = list?.parent?.type === 'call_expression' ? list.parent.childForFieldName('function') : null;
  if (callee === null || callee === undefined || list?.firstNamedChild?.id !== node.id) return null;
  const name = callee.childForFieldName('property') ?? callee.childForFieldName('field');
  if (name === null || !goesThrough.test(at.textOf(name))) return null;
  return callee.childForFieldName('object') ?? callee.childForFieldName('value');
}
