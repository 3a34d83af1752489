// Kotlin. Its grammar names no fields, so parts are found by their kinds.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {childOf, textOf} from '../walk/fields.ts';

const named = (node: SyntaxNode): SyntaxNode | undefined => childOf(node, 'simple_identifier', 'type_identifier');
const body = (node: SyntaxNode): SyntaxNode | undefined => childOf(node, 'class_body', 'enum_class_body', 'function_body');
const bases = (node: SyntaxNode): readonly SyntaxNode[] => node.namedChildren.filter((child): child is SyntaxNode => child?.type === 'delegation_specifier');

export const kotlin: Language = {
  name: 'Kotlin',
  version: 1,
  grammar: 'kotlin',
  comments: ['line_comment', 'multiline_comment'],
  conditions: ['if_expression', 'when_expression'],
  docs: {comment: /^\/\*\*(?!\/)/},
  attributes: ['annotation'],
  declarations: {
    class_declaration: {kind: classKind, name: named, body, bases},
    object_declaration: {kind: 'object', name: named, body, bases},
    companion_object: {kind: 'object', name: named, body, bases},
    function_declaration: {kind: 'function', inside: {class: 'method', interface: 'method', object: 'method', enum: 'method'}, name: named, body, of: receiver},
    secondary_constructor: {kind: 'constructor', name: () => undefined, body: (node) => node.lastNamedChild ?? undefined},
    property_declaration: {
      kind: 'variable',
      inside: {class: 'property', interface: 'property', object: 'property', enum: 'property'},
      name: (node) => {
        const variable = childOf(node, 'variable_declaration');
        return variable === undefined ? undefined : named(variable);
      },
      body: () => undefined,
      local: false,
    },
    class_parameter: {kind: (node) => (childOf(node, 'binding_pattern_kind') === undefined ? undefined : 'property'), name: named, body: () => undefined},
    enum_entry: {kind: 'variant', name: named, body},
    type_alias: {kind: 'type', name: named, body: (node) => node.lastNamedChild ?? undefined},
  },
  words: {
    modifiers: ['abstract', 'open', 'sealed', 'data', 'inner', 'enum', 'annotation', 'override', 'suspend', 'inline', 'tailrec', 'operator', 'infix', 'external', 'lateinit', 'const', 'val', 'var', 'vararg', 'expect', 'actual', 'companion'],
    visibility: /\b(?:public|protected|private|internal)\b/,
    otherwise: 'public',
  },
  calls: {call_expression: {kind: 'call', callee: (node) => node.firstNamedChild ?? undefined}},
  members: {
    navigation_expression: {
      receiver: (node) => node.firstNamedChild ?? undefined,
      name: (node) => (node.lastNamedChild === null ? undefined : childOf(node.lastNamedChild, 'simple_identifier')),
    },
  },
  imports: {
    import_header: (node, text) => {
      const full = textOf(childOf(node, 'identifier'), text);
      const alias = textOf(childOf(node, 'import_alias')?.firstNamedChild, text);
      if (childOf(node, 'wildcard_import') !== undefined) return [{node, module: full, name: '*', alias: ''}];
      const cut = full.lastIndexOf('.');
      return [{node, module: full.slice(0, Math.max(0, cut)), name: full.slice(cut + 1), alias}];
    },
  },
  test: {attribute: /^@(?:\w+\.)*\w*Test\b/},
};

function classKind(node: SyntaxNode): string {
  for (let child = node.firstChild, count = 0; child !== null && count < 8; child = child.nextSibling, count++) {
    if (child.type === 'interface' || child.type === 'enum') return child.type;
  }
  return 'class';
}

/** `fun String.milled()` belongs to `String`. */
function receiver(node: SyntaxNode, text: string): string {
  const name = named(node);
  const type = childOf(node, 'user_type', 'nullable_type');
  return name === undefined || type === undefined || type.startIndex > name.startIndex ? '' : textOf(type, text).replace(/<[^]*/, '');
}
