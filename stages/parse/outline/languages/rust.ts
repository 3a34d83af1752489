// Rust. Calls inside of macros are read from their tokens, since a grammar cannot know what a macro makes of them.
import type {Language} from '../language.ts';
import {rustCrate, rustUses} from './rust-uses.ts';

export const rust: Language = {
  name: 'Rust',
  version: 1,
  grammar: 'rust',
  // The grammar takes `str` for the type, so a macro of that name is no macro to it.
  respell: (text) => text.replaceAll('str!', 'sTr!'),
  comments: ['line_comment', 'block_comment'],
  conditions: ['if_expression', 'match_expression'],
  docs: {comment: /^(?:\/\/\/(?!\/)|\/\*\*(?![*/]))/},
  attributes: ['attribute_item'],
  declarations: {
    function_item: {kind: 'function', inside: {impl: 'method', trait: 'method'}},
    function_signature_item: {kind: 'function', inside: {impl: 'method', trait: 'method'}},
    struct_item: {kind: 'struct'},
    enum_item: {kind: 'enum'},
    union_item: {kind: 'union'},
    trait_item: {kind: 'trait', bases: ['bounds']},
    impl_item: {kind: 'impl', name: ['type'], bases: ['trait']},
    mod_item: {kind: 'module'},
    const_item: {kind: 'constant', body: ['value']},
    static_item: {kind: 'static', body: ['value']},
    type_item: {kind: 'type'},
    associated_type: {kind: 'type'},
    macro_definition: {kind: 'macro', body: (node) => (node.childForFieldName('name')?.nextNamedSibling ?? undefined)},
    field_declaration: {kind: 'field'},
    enum_variant: {kind: 'variant', body: ['value']},
  },
  unwrap: {generic_type: ['type'], reference_type: ['type'], pointer_type: ['type'], scoped_type_identifier: ['name'], generic_function: ['function'], generic_type_with_turbofish: ['type'], scoped_identifier: ['name']},
  words: {
    modifiers: ['async', 'unsafe', 'const', 'static', 'extern', 'default', 'mut', 'auto'],
    visibility: /\bpub(?:\s*\((?:in\s+)?[\w:\s]+\))?|\bcrate\b/,
    otherwise: ({kind, parentKind, parentHasBases}) => (kind === 'variant' || parentKind === 'variant' || parentKind === 'trait' || (parentKind === 'impl' && parentHasBases) ? 'inherited' : 'private'),
  },
  calls: {
    call_expression: {kind: 'call'},
    macro_invocation: {kind: 'macro', callee: ['macro']},
  },
  tokens: 'token_tree',
  members: {field_expression: {receiver: 'value', name: 'field'}, scoped_identifier: {receiver: 'path', name: 'name'}},
  imports: {use_declaration: rustUses, extern_crate_declaration: rustCrate},
  // `#[test]`, `#[tokio::test]`, `#[rstest]` and modules that only exist in tests.
  test: {attribute: /^#\s*\[\s*(?:(?:\w+\s*::\s*)*\w*test\b|cfg\s*\(\s*(?:all\s*\(\s*)?test\b)/},
};
