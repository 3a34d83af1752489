// Walks the nodes a language looks for, parents before children, and notes what each declares, imports, exports or calls.
import type {CallRule, DeclarationRule, Language} from '../language.ts';
import type {Call, Declaration, Export, Import, Outline, Place} from '../outline.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {tokenCalls} from './called-in-tokens.ts';
import {calleeOf} from './callee.ts';
import {declare} from './declare.ts';
import {takeAttributes} from './documents.ts';
import type {Draft} from './draft.ts';
import {finish} from './finish.ts';
import type {ToByte} from './offsets.ts';
import {restOf, type Rest} from './rest.ts';
import {rolesOf, type Role} from './roles.ts';

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
  const file: Rest = {holes: [], conditions: 0};

  for (const node of nodes) {
    const role = roles.of.get(node.type);
    if (role === undefined) continue;
    closeBefore(node.startIndex);
    if (role.comment) noteComment(node);
    else if (role.attribute) noteAttribute(node);
    else if (role.section) noteSection(node);
    else if (role.tokens) noteTokens(node);
    // A keyword may be spelled like the kind of what it begins.
    else if (role.declaration !== undefined && node.isNamed) begin(node, role.declaration);
    if (role.condition && node.isNamed) (open.at(-1) ?? file).conditions++;
    if (role.call !== undefined) noteCall(node, role.call);
    noteImports(node, role.imports?.(node, text) ?? []);
    for (const {node: part, ...found} of role.exports?.(node, text) ?? []) exports.push({...placeOf(part), ...found});
  }
  closeBefore(Infinity);
  return {language: language.name, how: 'grammar', damaged: root.hasError, declarations, imports, exports, calls, rest: restOf(text, file)};

  function begin(node: SyntaxNode, rule: DeclarationRule): void {
    const parent = open.at(-1);
    if (parent !== undefined) noteSectionLine(parent, node.startIndex);
    const [draft, ...more] = declare(node, rule, {text, language, roles, open, comments, index: declarations.length, attributes: (from) => takeAttributes(pending, from, text)});
    if (draft === undefined) return;
    // Those between a wrapper's decorators and what it wraps came before.
    for (let at = comments.length - 1; at >= 0; at--) {
      const comment = comments[at];
      if (comment === undefined || comment.from < draft.from) break;
      draft.comments.unshift(comment);
      draft.holes.unshift({...comment, what: 'comment'});
    }
    const {holes} = open.at(-1) ?? file;
    for (const {from, to} of draft.attributes) if (from < draft.from) holes.push({from, to, what: 'declaration'});
    holes.push({from: draft.from, to: draft.to, what: 'declaration'});
    open.push(draft);
    if (parent !== undefined) parent.searchedTo = draft.to;
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

  function noteCall(node: SyntaxNode, rule: CallRule): void {
    const callee = calleeOf(node, rule, language);
    if (callee === undefined) return;
    const {name, receiver} = callee;
    const called = {kind: rule.kind, name: text.slice(name.startIndex, name.endIndex), nameAt: toByte(name.startIndex), ...placeOf(node), within: open.at(-1)?.index ?? -1};
    calls.push(receiver === undefined ? called : {...called, receiver: bytes(receiver)});
  }

  function noteImports(node: SyntaxNode, found: ReturnType<NonNullable<Role['imports']>>): void {
    for (const {node: part, ...one} of found) imports.push({...placeOf(part), ...one});
    if (found.length > 0 && open.length === 0) file.holes.push({from: node.startIndex, to: node.endIndex, what: 'declaration'});
  }

  function noteTokens(node: SyntaxNode): void {
    const found = open.at(-1)?.kind === 'macro' ? undefined : tokens.called(node, text);
    if (found === undefined) return;
    const {kind, name, receiver} = found;
    const called = {kind, name: text.slice(name.from, name.to), nameAt: toByte(name.from), from: toByte((receiver ?? name).from), to: toByte(node.endIndex), within: open.at(-1)?.index ?? -1};
    calls.push(receiver === undefined ? called : {...called, receiver: bytes(receiver)});
  }

  function noteComment(node: SyntaxNode): void {
    const place = {from: node.startIndex, to: node.endIndex};
    comments.push(place);
    const around = open.at(-1);
    (around ?? file).holes.push({...place, what: 'comment'});
    if (around !== undefined && place.from < around.nameAt) around.comments.push(place);
  }

  function noteAttribute(node: SyntaxNode): void {
    const place = {from: node.startIndex, to: node.endIndex};
    tokens.pass(place.to);
    const around = open.at(-1);
    if (around !== undefined && place.from < around.nameAt) around.attributes.push(place);
    else pending.push(place);
  }

  /** Only between what stands right inside of it: a line in a method says nothing of the next one. */
  function noteSectionLine(around: Draft, to: number): void {
    const line = language.words?.sectionLine;
    if (line === undefined || around.searchedTo >= to) return;
    const said = [...text.slice(around.searchedTo, to).matchAll(line)].at(-1)?.[1];
    if (said !== undefined) around.current = said;
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
