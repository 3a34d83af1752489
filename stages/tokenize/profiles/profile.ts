// The door for special tokens: how a family of models writes the structure of a text. One small file each, plus a line in `profiles.ts`.
import type {Mark} from '../../sample/sample.ts';

export interface Profile {
  readonly name: string;
  /** Bumped when equal samples may be written otherwise. */
  readonly version: number;
  /** A mark that is not listed is written in plain text. */
  readonly marks: Readonly<Partial<Record<Mark, readonly Piece[]>>>;
}

/** `{}` in a text stands for the mark's value. A named piece is written only where the mark has one. */
export type Piece =
  | {readonly token: string; readonly named: boolean}
  | {readonly text: string; readonly named: boolean};

export function token(spelled: string): Piece {
  return {token: spelled, named: false};
}

export function text(spelled: string): Piece {
  return {text: spelled, named: false};
}

export function named(...pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => ({...piece, named: true}));
}

/** Every control token that the profile writes, in the order of its marks: the order in which missing ones are given ids. */
export function tokensOf({marks}: Profile): readonly string[] {
  return [...new Set(Object.values(marks).flatMap((pieces) => pieces.flatMap((piece) => ('token' in piece ? [piece.token] : []))))];
}
