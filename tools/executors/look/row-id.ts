// Row ids as people and scripts write them. An id may hold characters that no command line can carry and no terminal should see.

const controls = /[\x00-\x1f\x7f]/;

/** An id without control characters is spelled as it is; in others they are escaped, and so is the backslash. */
export function spellId(id: string): string {
  if (!controls.test(id)) return id;
  return id.replaceAll('\\', '\\\\').replace(/[\x00-\x1f\x7f]/g, (character) => (character === '\0' ? '\\0' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`));
}

/** The ids that a word may mean, the likeliest first: itself, a path as a shell completes it, a spelled id, a name that is not UTF-8. */
export function idsMeant(word: string): readonly string[] {
  const read = word.replace(/\\(?:(\\)|(0)|x([0-9a-f]{2}))/g, (_all, backslash?: string, nul?: string, code?: string) => backslash ?? (nul === undefined ? String.fromCharCode(Number.parseInt(code ?? '0', 16)) : '\0'));
  return [...new Set([word, word.replace(/^(?:\.\/)+/, ''), read, `\0${word}`])];
}
