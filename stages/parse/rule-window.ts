// How much of a text rules see: what they look for stands near the top, and a huge file costs no more than a large one.

/** Bytes. */
export const ruleWindow = 1024 * 1024;
