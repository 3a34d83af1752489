// Where tests keep what Node compiled. Children in homes of their own would compile the same files at each of hundreds of starts.

/** Named for the test processes themselves in package.json. */
export const compiledCode: Readonly<Record<string, string>> = {NODE_COMPILE_CACHE: new URL('../node_modules/.cache/compiled', import.meta.url).pathname};
