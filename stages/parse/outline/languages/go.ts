// Go. Public is what begins with a capital.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {childOf, textOf} from '../walk/fields.ts';

export const go: Language = {
  name: 'Go',
  version: 1,
  grammar: 'go',
  comments: ['comment'],
  conditions: ['if_statement', 'expression_switch_statement', 'type_switch_statement', 'select_statement'],
  docs: {},
  declarations: {
    function_declaration: {kind: 'function'},
    method_declaration: {kind: 'method', of: (node, text) => receiver(node, text)},
    type_spec: {kind: (node) => typeKinds[node.childForFieldName('type')?.type ?? ''] ?? 'type', body: ['type']},
    type_alias: {kind: 'type', body: ['type']},
    field_declaration: {kind: 'field', name: ['name', 'type'], body: () => undefined, more: moreNames},
    method_elem: {kind: 'method'},
    const_spec: {kind: 'constant', body: ['value'], local: false, more: moreNames},
    var_spec: {kind: 'variable', body: ['value'], local: false, more: moreNames},
  },
  wrappers: ['type_declaration', 'const_declaration', 'var_declaration', 'var_spec_list'],
  unwrap: {pointer_type: ['type'], generic_type: ['type'], qualified_type: ['name'], type_instantiation_expression: ['type']},
  words: {otherwise: ({name}) => (/^\p{Lu}/u.test(name) ? 'public' : 'package')},
  calls: {call_expression: {kind: 'call'}},
  members: {selector_expression: {receiver: 'operand', name: 'field'}},
  imports: {
    import_spec: (node, text) => {
      const name = node.childForFieldName('name');
      const module = textOf(node.childForFieldName('path'), text).replaceAll(/^["`]|["`]$/g, '');
      return [{node, module, name: name?.type === 'dot' ? '*' : '', alias: name === null || name.type === 'dot' ? '' : textOf(name, text)}];
    },
  },
  test: {name: /^(?:Test|Benchmark|Fuzz|Example)(?!\p{Ll})/u, kinds: ['function']},
};

const typeKinds: Readonly<Record<string, string>> = {struct_type: 'struct', interface_type: 'interface'};

function moreNames(node: SyntaxNode): readonly SyntaxNode[] {
  const first = node.childForFieldName('name');
  const names: SyntaxNode[] = [];
  for (let next = first?.nextNamedSibling ?? null; next !== null && next.type === first?.type; next = next.nextNamedSibling) names.push(next);
  return names;
}

function receiver(node: SyntaxNode, text: string): string {
  const list = node.childForFieldName('receiver');
  const type = list === null ? undefined : childOf(list, 'parameter_declaration')?.childForFieldName('type');
  return textOf(type, text).replace(/^\*/, '').replace(/\[[^]*/, '');
}
