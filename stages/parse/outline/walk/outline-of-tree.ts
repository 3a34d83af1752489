// Walks the nodes a language looks for, parents before children, and notes what each declares, imports, exports or calls.
import type {DeclarationRule, Language} from '../language.ts';
import type {Call, Declaration, Export, Import, Outline, Place} from '../outline.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {tokenCalls} from './called-in-tokens.ts';
import {calleeOf} from './callee.ts';
import {declare} from './declare.ts';
import {takeAttributes} from './documents.ts';
import type {Draft} from './draft.ts';
import {finish} from './finish.ts';
import type {ToByte} from './offsets.ts';
import {rolesOf} from './roles.ts';

interface Walked {readonly text: string; readonly language: Language; readonly toByte: ToByte}

export function outlineOfTree(root: SyntaxNode, nodes: readonly SyntaxNode[], {text, language, toByte}: Walked): Outline {
  const roles = rolesOf(language);
  const declarations: Declaration[] = [];
  const imports: Import[] = [];
  const exports: Export[] = [];
  const calls: Call[] = [];
  const open: Draft[] = [];
  const comments: Place[] = [];
  const pending: Place[] = [];
  const tokens = tokenCalls();

  for (const node of nodes) {
    const {type} = node;
    closeBefore(node.startIndex);
    const rule = roles.declarations.get(type);
    if (roles.comments.has(type)) noteComment(node);
    else if (roles.attributes.has(type)) noteAttribute(node);
    else if (roles.sections.has(type)) noteSection(node);
    // A keyword may be spelled like the kind of what it begins.
    else if (rule !== undefined && node.isNamed) begin(node, rule);
    const call = roles.calls.get(type);
    if (call !== undefined) {
      const callee = calleeOf(node, call, language);
      if (callee !== undefined) {
        const {name, receiver} = callee;
        const called = {kind: call.kind, name: text.slice(name.startIndex, name.endIndex), nameAt: toByte(name.startIndex), ...placeOf(node), within: open.at(-1)?.index ?? -1};
        calls.push(receiver === undefined ? called : {...called, receiver: bytes(receiver)});
      }
    }
    if (type === language.tokens && open.at(-1)?.kind !== 'macro') {
      const inTokens = tokens.called(node, text);
      if (inTokens !== undefined) {
        const {kind, name, receiver} = inTokens;
        const called = {kind, name: text.slice(name.from, name.to), nameAt: toByte(name.from), from: toByte((receiver ?? name).from), to: toByte(node.endIndex), within: open.at(-1)?.index ?? -1};
        calls.push(receiver === undefined ? called : {...called, receiver: bytes(receiver)});
      }
    }
    for (const {node: part, ...found} of roles.imports.get(type)?.(node, text) ?? []) imports.push({...placeOf(part), ...found});
    for (const {node: part, ...found} of roles.exports.get(type)?.(node, text) ?? []) exports.push({...placeOf(part), ...found});
  }
  closeBefore(Infinity);
  return {language: language.name, how: 'grammar', damaged: root.hasError, declarations, imports, exports, calls};

  function begin(node: SyntaxNode, rule: DeclarationRule): void {
    const [draft, ...more] = declare(node, rule, {text, language, roles, open, comments, index: declarations.length, attributes: (from) => takeAttributes(pending, from, text)});
    if (draft === undefined) return;
    // Those between a wrapper's decorators and what it wraps came before.
    for (let at = comments.length - 1; at >= 0; at--) {
      const comment = comments[at];
      if (comment === undefined || comment.from < draft.from) break;
      draft.comments.unshift(comment);
      draft.holes.unshift({...comment, what: 'comment'});
    }
    const around = open.at(-1);
    for (const {from, to} of draft.attributes) if (from < draft.from) around?.holes.push({from, to, what: 'declaration'});
    around?.holes.push({from: draft.from, to: draft.to, what: 'declaration'});
    open.push(draft);
    // Its place in the list is taken now; what it is, is known when its inside was walked.
    declarations.length++;
    for (const one of more) declarations.push(finish(one, {text, language, toByte}));
  }

  function closeBefore(at: number): void {
    for (let last = open.at(-1); last !== undefined && last.to <= at; last = open.at(-1)) {
      declarations[last.index] = finish(last, {text, language, toByte});
      open.pop();
    }
  }

  function noteComment(node: SyntaxNode): void {
    const place = {from: node.startIndex, to: node.endIndex};
    comments.push(place);
    const around = open.at(-1);
    around?.holes.push({...place, what: 'comment'});
    if (around !== undefined && place.from < around.nameAt) around.comments.push(place);
  }

  function noteAttribute(node: SyntaxNode): void {
    const place = {from: node.startIndex, to: node.endIndex};
    tokens.pass(place.to);
    const around = open.at(-1);
    if (around !== undefined && place.from < around.nameAt) around.attributes.push(place);
    else pending.push(place);
  }

  function noteSection(node: SyntaxNode): void {
    const around = open.at(-1);
    if (around !== undefined) around.current = text.slice(node.startIndex, node.endIndex).replace(/[:\s]/g, '');
  }

  function placeOf(node: SyntaxNode): Place {
    return {from: toByte(node.startIndex), to: toByte(node.endIndex)};
  }

  function bytes({from, to}: Place): Place {
    return {from: toByte(from), to: toByte(to)};
  }
}
