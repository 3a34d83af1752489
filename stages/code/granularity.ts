// How large the pieces are that code is shown in: the seed's five, and which declarations each takes.

export const granularities = ['file', 'function', 'struct', 'trait', 'impl'] as const;
export type Granularity = (typeof granularities)[number];

/** Tokens at most, in thousands of 1,024, by the seed's names for them. */
export const sizes = {'4k': 4, '8k': 8, '16k': 16} as const;
export type Size = keyof typeof sizes;

/** Four bytes make a token here, so that no vocabulary decides what an export holds. */
export function bytesOfSize(size: Size): number {
  return sizes[size] * 1024 * 4;
}

const kinds: Readonly<Record<Exclude<Granularity, 'file'>, readonly string[]>> = {
  function: ['function', 'method', 'constructor', 'destructor', 'operator'],
  struct: ['struct', 'class', 'record', 'union', 'enum', 'object', 'singleton'],
  trait: ['trait', 'interface', 'concept'],
  impl: ['impl'],
};

/** None for what is a part of something else. */
export function granularityOf(kind: string): Exclude<Granularity, 'file'> | undefined {
  return (['function', 'struct', 'trait', 'impl'] as const).find((one) => kinds[one].includes(kind));
}
