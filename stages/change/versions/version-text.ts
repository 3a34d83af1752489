// The patch of a commit as `git range-diff` compares it: without names of objects and without the places of hunks, so that a rebased patch is the same one.
import type {FileChange} from '../diff/file-patch.ts';

/** `content` is missing where no text changed. */
export interface VersionFile {readonly change: FileChange; readonly content: Uint8Array | 'binary' | undefined}

export interface VersionText {
  readonly text: string;
  /** By path, for what each file contributes. */
  readonly files: ReadonlyMap<string, string>;
}

export function versionText(files: readonly VersionFile[]): VersionText {
  const sections = files.map((file) => [file.change.path, sectionOf(file)] as const);
  const byPath = new Map<string, string>();
  for (const [path, section] of sections) byPath.set(path, (byPath.get(path) ?? '') + section);
  return {text: sections.map(([, section]) => section).join(''), files: byPath};
}

function sectionOf({change, content}: VersionFile): string {
  const {path, oldPath, status, oldMode, newMode} = change;
  const name = status === 'A' ? `${path} (new)` : status === 'D' ? `${path} (deleted)` : oldPath !== undefined ? `${oldPath} => ${path}` : path;
  const mode = status !== 'A' && status !== 'D' && oldMode !== newMode ? ` (mode change ${oldMode} => ${newMode})` : '';
  const head = ` ## ${name}${mode} ##\n`;
  if (content === undefined) return head;
  if (content === 'binary') return `${head} Binary files a/${oldPath ?? path} and b/${path} differ\n`;
  const hunks = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  return head + hunks.replace(/^@@ [^@\n]*@@(.*)$/gm, (_, section: string) => (section === '' ? '@@' : `@@ ${path}:${section}`));
}

