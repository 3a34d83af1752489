// Longer commits are imports of whole trees.
export const longestCommit = 32 * 1024 * 1024;
