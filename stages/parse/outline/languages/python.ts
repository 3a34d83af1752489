// Python. What is private is so by agreement: its name begins with an underscore.
import type {ImportFound, Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {textOf} from '../walk/fields.ts';

export const python: Language = {
  name: 'Python',
  version: 1,
  grammar: 'python',
  comments: ['comment'],
  conditions: ['if_statement', 'elif_clause', 'match_statement', 'conditional_expression'],
  docs: {comment: /^(?!)/, firstInBody: 'string'},
  attributes: ['decorator'],
  declarations: {
    function_definition: {kind: 'function', inside: {class: 'method'}},
    class_definition: {kind: 'class', bases: ['superclasses']},
    type_alias_statement: {kind: 'type', name: ['left'], body: ['right']},
    assignment: {kind: assigned, inside: {class: 'field'}, name: ['left'], body: ['right'], local: false},
  },
  wrappers: ['decorated_definition', 'expression_statement'],
  unwrap: {parenthesized_expression: ['expression'], type: ['type']},
  words: {
    modifiers: ['async'],
    otherwise: ({name}) => (name.startsWith('_') && !/^__.*__$/.test(name) ? 'private' : 'public'),
  },
  calls: {call: {kind: 'call'}},
  members: {attribute: {receiver: 'object', name: 'attribute'}},
  imports: {import_statement: plain, import_from_statement: fromModule, future_import_statement: fromModule},
  test: {name: /^test(?:_|[A-Z]|$)|^Test(?:[A-Z_]|$)/, kinds: ['function', 'method', 'class']},
};

function assigned(node: SyntaxNode): string | undefined {
  if (node.childForFieldName('left')?.type !== 'identifier') return undefined;
  return node.childForFieldName('right')?.type === 'lambda' ? 'function' : 'variable';
}

function plain(node: SyntaxNode, text: string): readonly ImportFound[] {
  return names(node).map((one) => ({node: one, module: named(one, text), name: '', alias: textOf(one.childForFieldName('alias'), text)}));
}

function fromModule(node: SyntaxNode, text: string): readonly ImportFound[] {
  const from = node.childForFieldName('module_name');
  const module = from === null ? '__future__' : textOf(from, text);
  const found = names(node).filter(({startIndex}) => startIndex !== from?.startIndex);
  if (found.length === 0) return [{node, module, name: '*', alias: ''}];
  return found.map((one) => ({node: one, module, name: named(one, text), alias: textOf(one.childForFieldName('alias'), text)}));
}

function names(node: SyntaxNode): readonly SyntaxNode[] {
  return node.namedChildren.filter((child): child is SyntaxNode => child?.type === 'dotted_name' || child?.type === 'aliased_import');
}

function named(one: SyntaxNode, text: string): string {
  return textOf(one.type === 'aliased_import' ? one.childForFieldName('name') : one, text);
}
