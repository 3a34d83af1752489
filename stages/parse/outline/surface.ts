// What an outline says apart from where it says it: equal for texts that differ only in comments and in what moves with them.
// Symbols, calls and change facts are read from surfaces, so a changed comment stops here.
import type {Content, Declaration, Outline} from './outline.ts';

export interface Surface {
  readonly language: string;
  readonly declarations: readonly SurfaceDeclaration[];
  readonly imports: readonly {readonly module: string; readonly name: string; readonly alias: string}[];
  readonly exports: readonly {readonly module: string; readonly name: string; readonly alias: string}[];
  /** Calls of the same on the same within the same, once. */
  readonly calls: readonly SurfaceCall[];
  readonly rest: Content;
}

export type SurfaceDeclaration = Pick<Declaration, 'kind' | 'name' | 'parent' | 'of' | 'visibility' | 'modifiers' | 'bases' | 'test' | 'hashes' | 'sketch' | 'conditions' | 'queries'>;

export interface SurfaceCall {
  readonly kind: 'call' | 'new' | 'macro';
  readonly name: string;
  /** As written, where it is short: a longer one is an expression that tells nothing. */
  readonly receiver: string;
  readonly within: number;
}

const longestReceiver = 80;

export function surfaceOf(outline: Outline, bytes: Uint8Array): Surface {
  const {language, declarations, imports, exports, calls, rest} = outline;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const distinct = new Map<string, SurfaceCall>();
  for (const {kind, name, receiver, within} of calls) {
    const short = receiver !== undefined && receiver.to - receiver.from <= longestReceiver;
    const call = {kind, name, receiver: receiver === undefined ? '' : short ? text.toString('utf8', receiver.from, receiver.to) : '…', within};
    distinct.set(JSON.stringify([within, kind, call.receiver, name]), call);
  }
  return {
    language,
    declarations: declarations.map(({kind, name, parent, of, visibility, modifiers, bases, test, hashes, sketch, conditions, queries}) => ({kind, name, parent, of, visibility, modifiers, bases, test, hashes, sketch, conditions, queries})),
    imports: imports.map(({module, name, alias}) => ({module, name, alias})),
    exports: exports.map(({module, name, alias}) => ({module, name, alias})),
    calls: [...distinct.values()],
    rest,
  };
}

/** The names around a declaration and its own, outermost first. */
export function qualified(declarations: readonly Pick<Declaration, 'name' | 'parent'>[], index: number): readonly string[] {
  const names: string[] = [];
  for (let at = index; at >= 0; at = declarations[at]?.parent ?? -1) names.unshift(declarations[at]?.name ?? '');
  return names;
}
