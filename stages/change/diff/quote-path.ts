// A path as git writes it in patches with `core.quotePath=false`: in C quotes if it holds a control character, a quote or a backslash.

const special = /["\\\u0000-\u001f\u007f]/g;

const named: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'], ['\\', '\\\\'], ['\u0007', '\\a'], ['\b', '\\b'], ['\t', '\\t'], ['\n', '\\n'], ['\v', '\\v'], ['\f', '\\f'], ['\r', '\\r'],
]);

export function quotePath(path: string): string {
  const quoted = path.replace(special, (character) => named.get(character) ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return quoted === path ? path : `"${quoted}"`;
}
