// Windows over a stream of tokens: so many that are given, so many that are to be predicted after them, and how far it is to the next window.

export interface WindowRules {
  readonly context: number;
  readonly target: number;
  readonly stride: number;
}

/** Tokens of a stream, the last one not included. */
export interface TokenStretch {readonly from: number; readonly to: number}

export interface TokenWindow {readonly context: TokenStretch; readonly target: TokenStretch}

/** As the seeds have them. */
export const usualWindows: WindowRules = {context: 2048, target: 256, stride: 128};

export interface Masks {
  /** 1 where there is a token and 0 where there is padding, of all places that a window has: padding stands at the end. Loss is only where the target's is 1. */
  readonly context: Uint8Array;
  readonly target: Uint8Array;
}

/** By place and never by a token's value: a token that looks like padding is one all the same. */
export function masksOf({context, target}: TokenWindow, rules: WindowRules): Masks {
  return {context: mask(context, rules.context), target: mask(target, rules.target)};
}

function mask({from, to}: TokenStretch, places: number): Uint8Array {
  return new Uint8Array(places).fill(1, 0, to - from);
}
