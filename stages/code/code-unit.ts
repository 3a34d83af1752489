// The declarations of a file that are pieces of code by themselves, with what their outline knows of them and the exact bytes they are.
import type {Declaration, Outline, Place} from '../parse/outline/outline.ts';
import {functionKinds} from '../chunk/kinds.ts';
import {docText} from './doc-text.ts';
import {granularityOf, type Granularity} from './granularity.ts';

export interface CodeUnit {
  readonly granularity: Exclude<Granularity, 'file'>;
  /** A block is what it implements for which type. */
  readonly name: string;
  readonly declaration: Declaration;
  /** With its attributes, from the start of its first line; a comment above it is told apart. */
  readonly place: Place;
  readonly doc: string;
  readonly attributes: readonly string[];
  /** The names around it, outermost first. */
  readonly container: readonly string[];
  /** Of what stands in a block: the type, and the trait where it is one's. */
  readonly within?: {readonly type: string; readonly trait: string};
  /** What of its own runs, by name. */
  readonly methods: readonly string[];
}

/** Each stands in all that are around it, so deeper ones would be shown over and over. And nobody gives longer names. */
const [deepest, longestName] = [6, 500] as const;

export function codeUnits(bytes: Uint8Array, {declarations}: Outline): readonly CodeUnit[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const of = ({from, to}: Place): string => text.toString('utf8', from, to);
  const methods = Map.groupBy(declarations.filter(({kind, parent}) => parent >= 0 && functionKinds.has(kind)), ({parent}) => parent);
  return declarations.flatMap((declaration, index): readonly CodeUnit[] => {
    const granularity = granularityOf(declaration.kind);
    const around = outer(declarations, declaration);
    // What a function declares inside is its body.
    if (granularity === undefined || around.length > deepest || declaration.name.length > longestName || around.some(({kind}) => functionKinds.has(kind))) return [];
    const holder = around.at(-1);
    return [{
      granularity,
      name: titleOf(declaration),
      declaration,
      place: placeOf(text, declaration),
      doc: declaration.doc === undefined ? '' : docText(of(declaration.doc)),
      attributes: declaration.attributes.map(of),
      container: around.map(({name}) => name).filter((name) => name !== ''),
      ...(holder?.kind === 'impl' && {within: {type: holder.name, trait: holder.bases.join(' + ')}}),
      methods: (methods.get(index) ?? []).map(({name}) => name),
    }];
  });
}

function outer(declarations: readonly Declaration[], {parent}: Declaration): readonly Declaration[] {
  const around: Declaration[] = [];
  for (let at = parent; at >= 0; at = declarations[at]?.parent ?? -1) {
    const one = declarations[at];
    if (one !== undefined) around.unshift(one);
  }
  return around;
}

function titleOf({kind, name, bases}: Declaration): string {
  return kind === 'impl' && bases.length > 0 ? `${bases.join(' + ')} for ${name}` : name;
}

function placeOf(text: Buffer, {from, to, attributes}: Declaration): Place {
  const first = Math.min(from, ...attributes.map((place) => place.from));
  const line = text.lastIndexOf('\n', first - 1) + 1;
  return {from: first > 0 && /^[ \t]*$/.test(text.toString('latin1', line, first)) ? line : first, to};
}
