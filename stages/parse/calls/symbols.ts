// What is known of one declared thing: what it is, who calls it, and who may. Its row is named by its file and its name, so the callers of
// a file's things lie together.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import type {Family} from './family.ts';
import {fileCallsCodec, type FileCalls} from './resolve/calls-task.ts';
import {nameInFile, type Target} from './resolve/resolve-calls.ts';
import type {Thing} from './usage.ts';

export interface SymbolFacts {
  readonly family: Family | '';
  /** Several where one name is a type and a value. */
  readonly kinds: readonly Thing['kind'][];
  readonly callers: readonly Caller[];
  /** Those of ambiguous calls. */
  readonly perhaps: readonly Caller[];
  /** Who names the type. Missing where nobody does. */
  readonly users?: readonly Caller[];
}

export interface Caller {readonly path: string; readonly within: string}

interface SymbolPiece {readonly declared?: {readonly family: Family; readonly kind: Thing['kind']}; readonly called?: Caller & {readonly surely: boolean}; readonly used?: Caller}

const pieceCodec: Codec<SymbolPiece> = jsonCodec('symbol in a file');
export const symbolCodec: Codec<SymbolFacts> = jsonCodec('symbol');

export function symbolId(target: Target): string {
  return `${target.path}#${nameInFile(target)}`;
}

export const spreadSymbols = {
  spread: defineTask({
    name: 'symbols of a file',
    version: 1,
    input: {row: fileCallsCodec},
    output: jsonCodec<readonly Piece<SymbolPiece>[]>('symbol pieces'),
    light: true,
    run: ({row}) => piecesOf(row),
  }),
  piece: pieceCodec,
};

export const gatherSymbol = defineTask({
  name: 'symbol',
  version: 1,
  input: {pieces: piecesCodec(pieceCodec)},
  output: symbolCodec,
  light: true,
  run({pieces}): SymbolFacts {
    const declared = pieces.flatMap((piece) => piece.declared ?? []);
    const called = pieces.flatMap((piece) => piece.called ?? []);
    const some = (surely: boolean): readonly Caller[] => called.filter((one) => one.surely === surely).map(({path, within}) => ({path, within}));
    const users = pieces.flatMap((piece) => piece.used ?? []);
    return {family: declared[0]?.family ?? '', kinds: [...new Set(declared.map(({kind}) => kind))], callers: some(true), perhaps: some(false), ...(users.length > 0 && {users})};
  },
});

function piecesOf({path, family, declares, calls, uses = []}: FileCalls): readonly Piece<SymbolPiece>[] {
  const found = new Map<string, Piece<SymbolPiece>>();
  const add = (bucket: string, piece: SymbolPiece): void => void found.set(JSON.stringify([bucket, piece]), {bucket, piece});
  for (const {id, inline, kind} of declares) add(symbolId({path, id, inline}), {declared: {family, kind}});
  for (const {within, verdict, targets} of calls) for (const target of targets) add(symbolId(target), {called: {path, within, surely: verdict === 'resolved'}});
  for (const {within, verdict, targets} of uses) for (const target of verdict === 'resolved' ? targets : []) add(symbolId(target), {used: {path, within}});
  return [...found.values()];
}
