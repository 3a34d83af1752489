// The names that a pattern of JavaScript binds.
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';

const most = 1000;

export function namesIn(pattern: SyntaxNode | null): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const waiting = pattern === null ? [] : [pattern];
  for (let next = waiting.pop(); next !== undefined && found.length < most; next = waiting.pop()) {
    if (/^(?:shorthand_property_)?identifier(?:_pattern)?$/.test(next.type)) found.push(next);
    for (let child = next.firstNamedChild; child !== null; child = child.nextNamedSibling) waiting.push(child);
  }
  return found;
}

