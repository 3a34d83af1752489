// What the patterns of Rust bind: a name to the whole, and what `Some(x)` and `Ok(x)` hold.
import {unknown, type Expression} from '../expression.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import {iterated} from './iterated.ts';
import type {RustExpressions} from './rust-expressions.ts';
import type {Walk, Where} from './walk.ts';

export interface RustPatterns {
  bindPattern(pattern: SyntaxNode | null, where: Where, given: (deep: number) => Expression): void;
  /** Those of a function, with its type parameters. */
  parameters(node: SyntaxNode, inner: Where): void;
}

const holders = /^(?:Some|Ok)$/;
const deepest = 32;

export function rustPatterns(at: Walk, {expression, type, typeParameters}: RustExpressions): RustPatterns {
  return {bindPattern, parameters};

  function bindPattern(pattern: SyntaxNode | null, where: Where, given: (deep: number) => Expression, depth = 0): void {
    if (pattern === null || depth > deepest) return;
    switch (pattern.type) {
      case 'identifier':
      case 'shorthand_field_identifier':
        return at.bind(where, at.textOf(pattern), given);
      case 'match_pattern':
      case 'mut_pattern':
      case 'ref_pattern':
      case 'reference_pattern':
      case 'captured_pattern':
        for (let one = pattern.firstNamedChild; one !== null; one = one.nextNamedSibling) if (/identifier|pattern/.test(one.type)) bindPattern(one, where, given, depth + 1);
        return;
      case 'tuple_struct_pattern': {
        const name = pattern.childForFieldName('type');
        const isHolder = holders.test(at.textOf(name));
        for (let one = pattern.firstNamedChild; one !== null; one = one.nextNamedSibling) {
          if (one.id !== name?.id) bindPattern(one, where, isHolder ? (deep) => ({is: 'awaited', of: given(deep)}) : () => unknown, depth + 1);
        }
        return;
      }
      case 'struct_pattern': {
        for (let one = pattern.firstNamedChild; one !== null; one = one.nextNamedSibling) {
          if (one.type !== 'field_pattern') continue;
          const name = one.childForFieldName('name');
          const bound = one.childForFieldName('pattern') ?? name;
          bindPattern(bound, where, () => unknown, depth + 1);
        }
        return;
      }
      case 'tuple_pattern':
      case 'slice_pattern':
      case 'or_pattern':
        for (let one = pattern.firstNamedChild; one !== null; one = one.nextNamedSibling) bindPattern(one, where, () => unknown, depth + 1);
        return;
      default:
    }
  }

  function parameters(node: SyntaxNode, inner: Where): void {
    typeParameters(node, inner);
    for (let one = node.childForFieldName('parameters')?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      if (one.type === 'self_parameter') continue;
      const meant = one.childForFieldName('type');
      const all = node.type === 'closure_expression' && one.previousNamedSibling === null && meant === null ? iterated(node, at) : null;
      if (all !== null) bindPattern(one, inner, (deep) => ({is: 'item', of: expression(all, inner.scope, deep)}));
      else bindPattern(one.childForFieldName('pattern') ?? one, inner, (deep) => type(meant, inner.scope, deep));
    }
  }
}
