// The language of a file, by what it says itself, its name, the command it asks for, its extension, and a look at its content.
import {resolveClash} from './clashes/resolve-clash.ts';
import {interpreterOf} from './interpreter.ts';
import {languageTable, type KnownLanguage, type LanguageType} from './language-table.ts';
import {modelineOf} from './modeline.ts';

export interface Detected {
  readonly language?: string;
  readonly group?: string;
  readonly type?: LanguageType;
  readonly by?: 'modeline' | 'name' | 'shebang' | 'extension' | 'heuristic';
}

/** Shebangs and modelines are short; whoever hides one behind more than this gets no language from it. */
const edge = 4096;

/** Clashes are decided within the first so many bytes, so that a huge file costs no more than a large one. */
const window = 50 * 1024;

/** `content` is clean text. Evidence is asked in this order, and the first that names one language wins. */
export function detectLanguage(path: string, content: Uint8Array): Detected {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const table = languageTable();
  const basename = path.slice(path.lastIndexOf('/') + 1);
  const extension = extensionOf(basename);
  const head = bytes.toString('utf8', 0, edge);

  const modeline = modelineOf(head, bytes.toString('utf8', Math.max(0, bytes.length - edge)));
  const said = modeline === undefined ? undefined : table.named(modeline);
  if (said !== undefined) return found(said, 'modeline');

  const named = table.byFilename(basename);
  if (named.length > 0) return decided(named, basename, 'name');

  const known = table.byExtension(extension);
  const interpreter = interpreterOf(head);
  const run = interpreter === undefined ? [] : table.byInterpreter(interpreter);
  const both = run.filter((name) => known.includes(name));
  if (both.length === 1) return found(table.named(both[0] ?? ''), 'shebang');
  if (both.length > 1) return decided(both, extension, 'shebang');
  if (run.length > 0 && interpreter !== undefined) return decided(run, `#!${interpreter}`, 'shebang');

  if (known.length > 0) return decided(known, extension, 'extension');
  return head.slice(0, 200).includes('<?xml version=') ? found(table.named('XML'), 'heuristic') : {};

  function decided(candidates: readonly string[], clue: string, by: NonNullable<Detected['by']>): Detected {
    const clash = resolveClash(clue, candidates, () => bytes.toString('utf8', 0, window));
    if (clash !== undefined) return found(table.named(clash.language ?? ''), clash.looked ? 'heuristic' : by);
    return candidates.length === 1 ? found(table.named(candidates[0] ?? ''), by) : {};
  }
}

/** The longest extension that a language is known by, in lower case: `.blade.php` before `.php`. */
export function extensionOf(basename: string): string {
  const lower = basename.toLowerCase();
  const table = languageTable();
  let dot = lower.indexOf('.');
  for (; dot >= 0; dot = lower.indexOf('.', dot + 1)) {
    if (table.byExtension(lower.slice(dot)).length > 0) return lower.slice(dot);
  }
  return lower.includes('.') ? lower.slice(lower.lastIndexOf('.')) : '';
}

function found(language: KnownLanguage | undefined, by: NonNullable<Detected['by']>): Detected {
  return language === undefined ? {} : {language: language.name, group: language.group, type: language.type, by};
}
