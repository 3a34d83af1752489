// What a package's metadata says of its licence. Read as text or JSON; nothing it names is ever opened.
import {combine, type Expression} from './expression.ts';
import {namedLicence} from './licence-names.ts';

const longest = 1024 * 1024;

/** `undefined` when it says nothing; `unclear` when it says something that is no licence we know. */
export function packageLicence(path: string, text: string): Expression | 'unclear' | undefined {
  if (text.length > longest) return undefined;
  const said = saidBy(path.slice(path.lastIndexOf('/') + 1), text).filter((name) => name.trim() !== '' && !/^see licen[cs]e in\b/i.test(name.trim()));
  if (said.length === 0) return undefined;
  const read = said.map(namedLicence);
  if (read.some((one) => one === undefined)) return 'unclear';
  // Every registry that takes a list means that one may choose.
  return combine('OR', read.filter((one) => one !== undefined));
}

function saidBy(name: string, text: string): readonly string[] {
  if (name.endsWith('.json')) return saidInJson(text);
  if (name === 'Cargo.toml') return saidInSections(text, ['package', 'workspace.package'], /^license\s*=\s*["']([^"'\n]{1,400})["']/m);
  if (name === 'pyproject.toml') return saidInPython(text);
  if (name === 'setup.cfg') return first(saidInSections(text, ['metadata'], /^license\s*[=:]\s*([^\n]{1,200})$/m), classifiers(text));
  if (name === 'setup.py') return first(all(text, /\blicense\s{0,9}=\s{0,9}["']([^"'\n]{1,200})["']/g), classifiers(text));
  if (name === 'pom.xml') return saidInMaven(text);
  return saidInRuby(text);
}

function saidInJson(text: string): readonly string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  const {license, licenses} = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as {license?: unknown; licenses?: unknown};
  return [license, licenses].flat(1).slice(0, 20).flatMap((one: unknown) => (typeof one === 'string' ? [one] : typeof one === 'object' && one !== null && 'type' in one && typeof one.type === 'string' ? [one.type] : []));
}

/** The part of a TOML or INI file below one of these headings. */
function section(text: string, heading: string): string {
  const start = new RegExp(`^\\[${RegExp.escape(heading)}\\][ \\t]*(?:#.*)?$`, 'm').exec(text);
  if (start === null) return '';
  const rest = text.slice(start.index + start[0].length);
  const end = /^\[/m.exec(rest);
  return end === null ? rest : rest.slice(0, end.index);
}

function saidInSections(text: string, headings: readonly string[], pattern: RegExp): readonly string[] {
  for (const heading of headings) {
    const found = pattern.exec(section(text, heading));
    if (found?.[1] !== undefined) return [found[1]];
  }
  return [];
}

function saidInPython(text: string): readonly string[] {
  const plain = saidInSections(text, ['project', 'tool.poetry'], /^license\s*=\s*(?:\{\s*text\s*=\s*)?["']([^"'\n]{1,200})["']/m);
  return first(plain, classifiers(text));
}

function classifiers(text: string): readonly string[] {
  return all(text, /License :: (?:OSI Approved :: )?([^"'\n]{1,120})/g).filter((name) => name.trim() !== 'OSI Approved').map((name) => name.trim());
}

function saidInMaven(text: string): readonly string[] {
  const block = /<licenses>([\s\S]{0,4000}?)<\/licenses>/.exec(text.slice(0, 200_000))?.[1] ?? '';
  return all(block, /<name>\s{0,99}([^<]{1,200}?)\s{0,99}<\/name>/g);
}

function saidInRuby(text: string): readonly string[] {
  const list = /\.licenses?\s{0,9}=\s{0,9}(\[[^\]]{1,400}\]|%w[[({][^\])}]{1,200}[\])}]|["'][^"'\n]{1,200}["'])/.exec(text)?.[1] ?? '';
  return list.startsWith('%w') ? list.slice(3, -1).split(/\s+/) : all(list, /["']([^"'\n]{1,200})["']/g);
}

function all(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), ([, found = '']) => found.trim()).slice(0, 20);
}

function first(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}
