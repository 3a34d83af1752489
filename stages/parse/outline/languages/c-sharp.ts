// C#.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {childOf, textOf} from '../walk/fields.ts';

const bases = (node: SyntaxNode): readonly SyntaxNode[] => {
  const list = childOf(node, 'base_list');
  return list === undefined ? [] : [list];
};
const type = (kind: string): Language['declarations'][string] => ({kind, bases});

export const cSharp: Language = {
  name: 'C#',
  version: 1,
  grammar: 'c-sharp',
  comments: ['comment'],
  conditions: ['if_statement', 'switch_statement', 'switch_expression', 'conditional_expression'],
  docs: {comment: /^(?:\/\/\/|\/\*\*(?!\/))/},
  attributes: ['attribute_list'],
  declarations: {
    namespace_declaration: {kind: 'namespace'},
    file_scoped_namespace_declaration: {kind: 'namespace'},
    class_declaration: type('class'),
    struct_declaration: type('struct'),
    interface_declaration: type('interface'),
    enum_declaration: type('enum'),
    record_declaration: type('class'),
    delegate_declaration: {kind: 'delegate'},
    enum_member_declaration: {kind: 'variant', body: ['value']},
    method_declaration: {kind: 'method'},
    constructor_declaration: {kind: 'constructor'},
    destructor_declaration: {kind: 'destructor'},
    operator_declaration: {kind: 'operator', name: ['operator']},
    conversion_operator_declaration: {kind: 'operator', name: ['type']},
    indexer_declaration: {kind: 'property', name: () => undefined, body: ['accessors', 'value']},
    property_declaration: {kind: 'property', body: ['accessors', 'value']},
    event_declaration: {kind: 'event', body: ['accessors']},
    local_function_statement: {kind: 'function'},
    variable_declarator: {
      kind: (node) => fields[node.parent?.parent?.type ?? ''],
      body: (node) => (node.lastNamedChild?.id === node.childForFieldName('name')?.id ? undefined : (node.lastNamedChild ?? undefined)),
    },
  },
  wrappers: ['variable_declaration', 'field_declaration', 'event_field_declaration'],
  unwrap: {generic_name: (node) => node.firstNamedChild ?? undefined, parenthesized_expression: ['expression'], qualified_name: ['name'], alias_qualified_name: ['name']},
  words: {
    modifiers: ['static', 'async', 'abstract', 'sealed', 'virtual', 'override', 'readonly', 'const', 'partial', 'unsafe', 'extern', 'new', 'required', 'file', 'ref', 'event'],
    visibility: /\b(?:public|private(?:\s+protected)?|protected(?:\s+internal)?|internal)\b/,
    otherwise: ({kind, parentKind}) => {
      if (kind === 'namespace') return '';
      if (kind === 'variant' || parentKind === 'interface') return 'public';
      return ['', 'namespace'].includes(parentKind) ? 'internal' : 'private';
    },
  },
  calls: {
    invocation_expression: {kind: 'call'},
    object_creation_expression: {kind: 'new', callee: ['type']},
  },
  members: {member_access_expression: {receiver: 'expression', name: 'name'}, member_binding_expression: {receiver: () => undefined, name: 'name'}},
  imports: {
    using_directive: (node, text) => {
      const alias = node.childForFieldName('name');
      return [{node, module: textOf(node.lastNamedChild, text), name: '', alias: textOf(alias, text)}];
    },
  },
  test: {attribute: /\b(?:Test|TestMethod|Fact|Theory|TestCase|TestFixture|TestClass)\b/},
};

const fields: Readonly<Record<string, string>> = {field_declaration: 'field', event_field_declaration: 'event'};
