// TypeScript. Its rules serve JavaScript and JSX too, whose grammars name the same things the same way.
import type {Language} from '../language.ts';
import {ecmaExports, ecmaImports} from './ecma-modules.ts';

/** What TypeScript and JavaScript share. */
export const ecma = {
  comments: ['comment'],
  docs: {comment: /^\/\*\*(?!\/)/},
  attributes: ['decorator'],
  wrappers: ['export_statement', 'lexical_declaration', 'variable_declaration', 'ambient_declaration', 'expression_statement'],
  unwrap: {generic_type: ['name'], nested_type_identifier: ['name'], non_null_expression: ['expression'], parenthesized_expression: ['expression'], nested_identifier: ['property']},
  words: {
    modifiers: ['async', 'static', 'abstract', 'readonly', 'const', 'let', 'var', 'declare', 'default', 'override', 'get', 'set', 'accessor'],
    visibility: /\b(?:export|private|protected|public)\b|#/,
    otherwise: ({parentKind}) => (['class', 'interface', 'enum', 'object'].includes(parentKind) ? 'public' : ''),
  },
  calls: {
    call_expression: {kind: 'call'},
    new_expression: {kind: 'new', callee: ['constructor']},
  },
  members: {member_expression: {receiver: 'object', name: 'property'}, nested_identifier: {receiver: 'object', name: 'property'}},
  imports: {import_statement: ecmaImports},
  exports: {export_statement: ecmaExports},
} satisfies Partial<Language>;

const callables = new Set(['arrow_function', 'function_expression', 'function', 'generator_function']);

export const ecmaDeclarations: Language['declarations'] = {
  function_declaration: {kind: 'function'},
  generator_function_declaration: {kind: 'function'},
  class_declaration: {kind: 'class', bases: (node) => (node.namedChildren.filter((child) => child?.type === 'class_heritage') as never)},
  method_definition: {kind: 'method'},
  field_definition: {kind: 'field', name: ['property'], body: ['value']},
  variable_declarator: {
    kind: (node) => (callables.has(node.childForFieldName('value')?.type ?? '') ? 'function' : /identifier/.test(node.childForFieldName('name')?.type ?? '') ? 'variable' : undefined),
    body: (node) => {
      const value = node.childForFieldName('value');
      return (callables.has(value?.type ?? '') ? value?.childForFieldName('body') : value) ?? undefined;
    },
    local: false,
  },
};

export const typescriptDeclarations: Language['declarations'] = {
  ...ecmaDeclarations,
  abstract_class_declaration: {kind: 'class', bases: (node) => (node.namedChildren.filter((child) => child?.type === 'class_heritage') as never)},
  interface_declaration: {kind: 'interface', bases: (node) => (node.namedChildren.filter((child) => child?.type === 'extends_type_clause') as never)},
  type_alias_declaration: {kind: 'type', body: ['value']},
  enum_declaration: {kind: 'enum'},
  enum_assignment: {kind: 'variant', body: ['value']},
  internal_module: {kind: 'namespace'},
  module: {kind: 'namespace'},
  function_signature: {kind: 'function'},
  method_signature: {kind: 'method'},
  abstract_method_signature: {kind: 'method'},
  public_field_definition: {kind: 'field', body: ['value']},
  property_signature: {kind: 'field', only: ['interface']},
};

export const typescript: Language = {...ecma, name: 'TypeScript', version: 1, grammar: 'typescript', declarations: typescriptDeclarations};
