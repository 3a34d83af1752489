// How much of what did not change a patch shows around a change.

/** Lines, or the whole function that the change is in. */
export type Context = number | 'function';

export const defaultContext = 3;
