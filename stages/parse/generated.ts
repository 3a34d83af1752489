// Whether a file was made by a tool, and by what rule we think so: GitHub's rules, and a few of ours.
import {generatedMarks, type MarkRule} from './generated-marks.ts';
import {generatedNames} from './generated-names.ts';
import {htmlGenerator} from './html-generator.ts';
import {isLockFile} from './lock-file.ts';
import {isMinified} from './minified.ts';

/** Marks stand near the ends. Lines beyond this are no place for one. */
const longestLine = 1000;
const furthest = 40;

/** The name of the rule, or '' for a file that somebody wrote. `text` is read only when the path does not tell. */
export function generatedBy(path: string, text: string): string {
  const named = generatedNames.find((rule) => rule.path.test(path));
  if (named !== undefined) return named.rule;
  if (isLockFile(path)) return 'lock-file';
  if (isMinified(path, text)) return 'minified';
  const marks = marksOf(extensionOf(path));
  if (marks.length === 0) return '';
  const top = text.split('\n', furthest).map(clip);
  const end = lastLines(text);
  const marked = marks.find(({lines, mark}) => (lines < 0 ? end.slice(lines - 1) : top.slice(0, lines)).some((line) => has(line, mark)));
  if (marked !== undefined) return marked.rule;
  if (documentsAssembly(path, top)) return 'dotnet-documentation';
  return /\.x?html?$/i.test(path) && htmlGenerator(top.join(' ')) ? 'html' : '';
}

const byExtension = new Map<string, readonly MarkRule[]>();

function marksOf(extension: string): readonly MarkRule[] {
  const known = byExtension.get(extension);
  if (known !== undefined) return known;
  const marks = generatedMarks.filter(({extensions}) => extensions === undefined || extensions.includes(extension));
  // Hostile repositories may bring endless extensions.
  if (byExtension.size < 1000) byExtension.set(extension, marks);
  return marks;
}

function has(line: string, mark: string | RegExp): boolean {
  return typeof mark === 'string' ? line.includes(mark) : mark.test(line);
}

/** The last lines, with the empty one behind a final line feed. */
function lastLines(text: string): readonly string[] {
  return text.slice(-3 * longestLine).split('\n').slice(-4).map(clip);
}

/** What a .NET compiler collects from comments has no mark, but a shape. */
function documentsAssembly(path: string, top: readonly string[]): boolean {
  return /\.xml$/i.test(path) && top[1]?.includes('<doc>') === true && top[2]?.includes('<assembly>') === true;
}

function clip(line: string): string {
  return line.slice(0, longestLine);
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}
