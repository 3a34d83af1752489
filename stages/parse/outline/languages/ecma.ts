// What TypeScript and JavaScript share: their grammars name the same things the same way.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {childOf} from '../walk/fields.ts';
import {ecmaExports, ecmaImports} from './ecma-modules.ts';

const first = (node: SyntaxNode): SyntaxNode | undefined => node.firstNamedChild ?? undefined;

export const ecma = {
  comments: ['comment'],
  conditions: ['if_statement', 'switch_statement', 'ternary_expression'],
  docs: {comment: /^\/\*\*(?!\/)/},
  attributes: ['decorator'],
  wrappers: ['export_statement', 'lexical_declaration', 'variable_declaration', 'ambient_declaration', 'expression_statement'],
  unwrap: {generic_type: ['name'], nested_type_identifier: ['name'], non_null_expression: first, parenthesized_expression: first, await_expression: first, nested_identifier: ['property']},
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

function heritage(node: SyntaxNode): readonly SyntaxNode[] {
  const clause = childOf(node, 'class_heritage', 'extends_type_clause');
  return clause === undefined ? [] : [clause];
}

/** `exports.a = function () {}` and its kin. */
function assigned(node: SyntaxNode): string | undefined {
  const left = node.childForFieldName('left')?.type ?? '';
  return callables.has(node.childForFieldName('right')?.type ?? '') && (left === 'member_expression' || left === 'identifier') ? 'function' : undefined;
}

const handedOn = new Set(['arguments', 'return_statement', 'parenthesized_expression', 'expression_statement']);
const callables = new Set(['arrow_function', 'function_expression', 'function', 'generator_function']);

export const ecmaDeclarations: Language['declarations'] = {
  function_declaration: {kind: 'function'},
  generator_function_declaration: {kind: 'function'},
  class_declaration: {kind: 'class', bases: heritage},
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
  // Named and handed on at once; one that is assigned is declared by the assignment.
  function_expression: {kind: (node) => (node.childForFieldName('name') !== null && handedOn.has(node.parent?.type ?? '') ? 'function' : undefined)},
  pair: {
    kind: (node) => (callables.has(node.childForFieldName('value')?.type ?? '') ? 'method' : undefined),
    name: ['key'],
    body: (node) => node.childForFieldName('value')?.childForFieldName('body') ?? undefined,
  },
  assignment_expression: {
    kind: assigned,
    name: (node) => {
      const left = node.childForFieldName('left');
      return left?.childForFieldName('property') ?? left ?? undefined;
    },
    body: (node) => node.childForFieldName('right')?.childForFieldName('body') ?? undefined,
    local: false,
  },
};

export const typedDeclarations: Language['declarations'] = {
  ...ecmaDeclarations,
  abstract_class_declaration: {kind: 'class', bases: heritage},
  interface_declaration: {kind: 'interface', bases: heritage},
  type_alias_declaration: {kind: 'type', body: ['value']},
  enum_declaration: {kind: 'enum'},
  enum_assignment: {kind: 'variant', body: ['value']},
  property_identifier: {kind: 'variant', only: ['enum'], name: (node) => node},
  internal_module: {kind: 'namespace'},
  module: {kind: 'namespace'},
  function_signature: {kind: 'function'},
  method_signature: {kind: 'method'},
  abstract_method_signature: {kind: 'method'},
  public_field_definition: {kind: 'field', body: ['value']},
  property_signature: {kind: 'field', only: ['interface']},
};
