// Java.
import type {Language} from '../language.ts';
import {textOf} from '../walk/fields.ts';

const typeBases = ['superclass', 'interfaces'];

export const java: Language = {
  name: 'Java',
  version: 1,
  grammar: 'java',
  comments: ['line_comment', 'block_comment'],
  conditions: ['if_statement', 'switch_expression', 'ternary_expression'],
  docs: {comment: /^\/\*\*(?!\/)/},
  attributes: ['annotation', 'marker_annotation'],
  declarations: {
    class_declaration: {kind: 'class', bases: typeBases},
    interface_declaration: {kind: 'interface'},
    enum_declaration: {kind: 'enum', bases: typeBases},
    record_declaration: {kind: 'class', bases: typeBases},
    annotation_type_declaration: {kind: 'annotation'},
    enum_constant: {kind: 'variant'},
    method_declaration: {kind: 'method'},
    annotation_type_element_declaration: {kind: 'method', body: ['value']},
    constructor_declaration: {kind: 'constructor'},
    compact_constructor_declaration: {kind: 'constructor'},
    variable_declarator: {kind: (node) => (fields.has(node.parent?.type ?? '') ? 'field' : undefined), body: ['value']},
  },
  wrappers: ['field_declaration', 'constant_declaration'],
  unwrap: {generic_type: (node) => node.firstNamedChild ?? undefined, scoped_type_identifier: (node) => node.lastNamedChild ?? undefined},
  words: {
    modifiers: ['static', 'final', 'abstract', 'synchronized', 'native', 'default', 'transient', 'volatile', 'strictfp', 'sealed'],
    visibility: /\b(?:public|protected|private)\b/,
    otherwise: ({kind, parentKind}) => (kind === 'variant' || parentKind === 'interface' || parentKind === 'annotation' ? 'public' : 'package'),
  },
  calls: {
    method_invocation: {kind: 'call', callee: ['name'], receiver: 'object'},
    object_creation_expression: {kind: 'new', callee: ['type']},
  },
  imports: {
    import_declaration: (node, text) => {
      const full = textOf(node.firstNamedChild, text).replaceAll(/\s+/g, '');
      if (node.lastNamedChild?.type === 'asterisk') return [{node, module: full, name: '*', alias: ''}];
      const cut = full.lastIndexOf('.');
      return [{node, module: full.slice(0, Math.max(0, cut)), name: full.slice(cut + 1), alias: ''}];
    },
  },
  test: {attribute: /^@(?:\w+\.)*\w*Test\b/},
};

const fields = new Set(['field_declaration', 'constant_declaration']);
