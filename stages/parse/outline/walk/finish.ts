// Ends a declaration, when all that stands inside it is known: its words, its hashes, its offsets in bytes.
import type {Language} from '../language.ts';
import type {Declaration, Place} from '../outline.ts';
import type {Draft} from './draft.ts';
import {queriesIn} from '../queries-in.ts';
import {headerOf} from './header.ts';
import {isTest} from './is-test.ts';
import type {ToByte} from './offsets.ts';
import {plainHash, withoutHoles} from './plain-hash.ts';
import {sketchOf} from './sketch.ts';

/** Braces that hold nothing but declarations are like braces that hold nothing. */
const emptied = /^\{\s*\}$/;

/** No declaration has more before its name; a hostile one is not searched. */
const longestHeader = 2000;

interface Around {readonly text: string; readonly language: Language; readonly toByte: ToByte}

export function finish(draft: Draft, {text, language, toByte}: Around): Declaration {
  const {kind, name, nameAt, parent, doc, attributes, bases, of, line, lastLine} = draft;
  const signature = signatureOf(draft, text);
  const body = draft.body !== undefined && draft.body.from >= signature.to ? draft.body : undefined;
  return {
    ...bytes(draft),
    kind,
    name,
    nameAt: toByte(nameAt),
    parent,
    of,
    ...headerOf(draft, text, language),
    signature: bytes(signature),
    ...(body !== undefined && {body: bytes(body)}),
    ...(doc !== undefined && {doc: bytes(doc)}),
    attributes: attributes.map(bytes),
    bases,
    line,
    lastLine,
    test: isTest(draft, text, language),
    ...saidBy(draft, text, {signature, body, language}),
  };

  function bytes({from, to}: Place): Place {
    return {from: toByte(from), to: toByte(to)};
  }
}

/** Attributes and comments in front of it are not part of it. */
function signatureOf({from, to, body, attributes, comments}: Draft, text: string): Place {
  let start = from;
  for (const before of attributes.length + comments.length === 0 ? [] : [...attributes, ...comments].sort((a, b) => a.from - b.from)) {
    if (before.from >= start && text.slice(start, before.from).trim() === '') start = before.to;
  }
  let end = body === undefined || body.from < start ? to : Math.min(body.from, to);
  end = trimmed(text, start, end);
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  // The sign between a name and its value belongs to neither.
  if (body !== undefined && end - start > 1 && text[end - 1] === '=' && /[\s\w)\]>]/.test(text[end - 2] ?? '')) end = trimmed(text, start, end - 1);
  return {from: start, to: end};
}

function trimmed(text: string, start: number, to: number): number {
  let end = to;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

interface Parts {readonly signature: Place; readonly body: Place | undefined; readonly language: Language}

function saidBy(draft: Draft, text: string, {signature, body, language}: Parts): Pick<Declaration, 'hashes' | 'sketch' | 'conditions' | 'queries'> {
  const {attributes, holes, doc, to, conditions} = draft;
  const docHole = doc !== undefined && body !== undefined && doc.from >= body.from ? [{...doc, what: 'comment' as const}] : [];
  const within = [...holes, ...docHole, ...attributes.map((place) => ({...place, what: 'comment' as const}))].sort((a, b) => a.from - b.from);
  const kept = (place: Place): string => (within.length === 0 ? text.slice(place.from, place.to).trim() : withoutHoles(text, place.from, place.to, within));
  // What follows a body belongs to it: a semicolon, a `while` of a loop.
  const inside = body === undefined ? '' : kept({from: body.from, to: Math.max(body.to, to)}).replace(emptied, '{}');
  const said = nameless(draft, signature, {kept, visibility: language.words?.visibility});
  return {
    hashes: {
      signature: said === '' ? '' : plainHash(said),
      body: body === undefined ? '' : plainHash(inside),
      attributes: attributes.length === 0 ? '' : plainHash(attributes.map(({from, to: end}) => text.slice(from, end)).join('\n')),
    },
    sketch: sketchOf(inside),
    conditions,
    queries: queriesIn(inside),
  };
}

interface Reading {readonly kept: (place: Place) => string; readonly visibility: RegExp | undefined}

/** A signature without its name and without the word that says who sees it. */
function nameless({name, nameAt}: Draft, {from, to}: Place, {kept, visibility}: Reading): string {
  const nameTo = nameAt + name.length;
  if (nameAt < from || nameTo > to) return kept({from, to});
  const before = kept({from, to: nameAt});
  const rest = kept({from: nameTo, to});
  const left = visibility === undefined || before.length > longestHeader ? before : before.replace(visibility, '').trim();
  return left === '' && rest === '' ? '' : `${left}\0${rest}`;
}
