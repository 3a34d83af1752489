// Which module `require('a')`, or a member of that, brings in.
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {Walk} from './walk.ts';

export interface Required {readonly module: string; readonly name: string}

export function requiredBy(value: SyntaxNode, at: Walk): Required | undefined {
  const call = value.type === 'member_expression' ? value.childForFieldName('object') : value;
  const argument = call?.childForFieldName('arguments')?.firstNamedChild;
  if (call?.type !== 'call_expression' || argument?.type !== 'string' || at.textOf(call.childForFieldName('function')) !== 'require') return undefined;
  return {module: at.textOf(argument).slice(1, -1), name: call === value ? '' : at.textOf(value.childForFieldName('property'))};
}
