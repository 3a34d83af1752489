// A patch that git applies, from nothing but what an export says of one file. Every name is quoted, so that no name can be anything else.
import type {ExportedDiff} from './exported.ts';

/** The bytes of a name, in Latin-1. */
export function nameOf(diff: ExportedDiff, side: 'old' | 'new'): string {
  const own = diff.filename_base64 === undefined ? Buffer.from(diff.filename) : Buffer.from(diff.filename_base64, 'base64');
  const {old_filename: old, old_filename_base64: oldBytes} = diff;
  if (side === 'new' || old === undefined) return own.toString('latin1');
  return (oldBytes === undefined ? Buffer.from(old) : Buffer.from(oldBytes, 'base64')).toString('latin1');
}

export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

export function patchOf(diff: ExportedDiff, folder: string): Buffer {
  const {change_type: type, old_mode: oldMode, new_mode: newMode, patch} = diff;
  if (type === 'T') {
    const second = patch.indexOf('\n@@ ', 1) + 1;
    // Either side may be empty, and has no hunk then.
    const [gone, come] = second > 0 ? [patch.slice(0, second), patch.slice(second)] : /^@@ -0,0 /.test(patch) ? ['', patch] : [patch, ''];
    const {old_blob: _old, ...added} = {...diff, change_type: 'A', old_mode: '000000', patch: come};
    const {new_blob: _new, ...deleted} = {...diff, change_type: 'D', new_mode: '000000', patch: gone};
    return Buffer.concat([patchOf(deleted, folder), patchOf(added, folder)]);
  }
  const [before, after] = [quoted(`a/${folder}${nameOf(diff, 'old')}`), quoted(`b/${folder}${nameOf(diff, 'new')}`)];
  const lines = [`diff --git ${before} ${after}`];
  if (type === 'A') lines.push(`new file mode ${newMode}`);
  else if (type === 'D') lines.push(`deleted file mode ${oldMode}`);
  else if (oldMode !== newMode) lines.push(`old mode ${oldMode}`, `new mode ${newMode}`);
  const word = {R: 'rename', C: 'copy'}[type];
  if (word !== undefined) lines.push(`similarity index ${diff.similarity}%`, `${word} from ${quoted(folder + nameOf(diff, 'old'))}`, `${word} to ${quoted(folder + nameOf(diff, 'new'))}`);
  if (patch !== '') lines.push(`--- ${type === 'A' ? '/dev/null' : before}`, `+++ ${type === 'D' ? '/dev/null' : after}`);
  return Buffer.concat([bytesOf(lines.map((line) => `${line}\n`).join('')), Buffer.from(patch)]);
}

function quoted(name: string): string {
  return `"${[...name].map((character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')}"`;
}
