// PHP.
import type {ImportFound, Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {childOf, textOf} from '../walk/fields.ts';

const first = (node: SyntaxNode): SyntaxNode | undefined => node.firstNamedChild ?? undefined;
const bases = (node: SyntaxNode): readonly SyntaxNode[] => ['base_clause', 'class_interface_clause'].flatMap((kind) => childOf(node, kind) ?? []);

export const php: Language = {
  name: 'PHP',
  version: 1,
  grammar: 'php',
  comments: ['comment'],
  conditions: ['if_statement', 'else_if_clause', 'switch_statement', 'match_expression', 'conditional_expression'],
  docs: {comment: /^\/\*\*(?!\/)/},
  attributes: ['attribute_list'],
  declarations: {
    // Without a body it speaks of all that follows, but is around none of it.
    namespace_definition: {kind: 'namespace'},
    class_declaration: {kind: 'class', bases},
    interface_declaration: {kind: 'interface', bases},
    trait_declaration: {kind: 'trait'},
    enum_declaration: {kind: 'enum', bases},
    enum_case: {kind: 'variant', body: ['value']},
    function_definition: {kind: 'function'},
    method_declaration: {kind: 'method'},
    property_element: {kind: 'field', body: ['default_value']},
    property_promotion_parameter: {kind: 'field', body: () => undefined},
    const_element: {kind: 'constant', name: first, body: (node) => node.lastNamedChild ?? undefined},
  },
  wrappers: ['property_declaration', 'const_declaration'],
  unwrap: {parenthesized_expression: ['expression'], variable_name: ['name']},
  words: {
    modifiers: ['static', 'final', 'abstract', 'readonly', 'var'],
    visibility: /\b(?:public|protected|private)\b/,
    otherwise: ({parentKind}) => (['', 'namespace'].includes(parentKind) ? '' : 'public'),
  },
  calls: {
    function_call_expression: {kind: 'call'},
    member_call_expression: {kind: 'call', callee: ['name'], receiver: 'object'},
    nullsafe_member_call_expression: {kind: 'call', callee: ['name'], receiver: 'object'},
    scoped_call_expression: {kind: 'call', callee: ['name'], receiver: 'scope'},
    object_creation_expression: {kind: 'new', callee: (node) => childOf(node, 'name', 'qualified_name', 'variable_name')},
  },
  imports: {
    namespace_use_declaration: (node, text) => {
      const group = node.childForFieldName('body');
      const prefix = group === null ? '' : `${textOf(childOf(node, 'namespace_name'), text)}\\`;
      return clauses(group ?? node).map((clause): ImportFound => {
        const full = prefix + textOf(childOf(clause, 'qualified_name', 'name'), text);
        const cut = full.lastIndexOf('\\');
        return {node: clause, module: full.slice(0, Math.max(0, cut)), name: full.slice(cut + 1), alias: textOf(clause.childForFieldName('alias'), text)};
      });
    },
  },
  test: {attribute: /\bTest\b/, name: /^test(?:_|[A-Z])/, kinds: ['method']},
};

function clauses(node: SyntaxNode): readonly SyntaxNode[] {
  return node.namedChildren.filter((child): child is SyntaxNode => child?.type === 'namespace_use_clause');
}
