// Turns what a configuration threw into what, where and what to do: the stack belongs to us, not to whoever wrote the file.
import {basename, relative, dirname} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {CommandFailure} from './command-failure.ts';
import {shown} from './shown.ts';

export function brokenJson(cause: unknown, text: string, name: string): CommandFailure {
  const said = cause instanceof Error ? cause.message : String(cause);
  const place = /\(line (\d+) column (\d+)\)/.exec(said);
  const where = place === null ? '' : `:${place[1]}:${place[2]}`;
  const what = text.trim() === '' ? 'the file is empty' : terminalSafe(said.replace(/ in JSON at position .*$|, ".*" is not valid JSON$|\.\.\. .* is not valid JSON$/s, ''));
  return new CommandFailure(`Could not read "${name}"${where}: ${what}`, {hint: 'Correct the JSON; comments and trailing commas are not part of it', cause});
}

export function brokenCode(cause: unknown, file: string, name: string): CommandFailure {
  if (!(cause instanceof Error)) return new CommandFailure(`Could not run "${name}": it threw ${shown(cause)}`, {hint: 'Make the file run without throwing', cause});
  const place = placeIn(cause.stack ?? '', file);
  const where = place === undefined ? `"${name}"` : `"${place.file === file ? name : besides(place.file, file, name)}":${place.at}`;
  const code = 'code' in cause ? cause.code : undefined;
  return new CommandFailure(`Could not ${cause instanceof SyntaxError ? 'read' : 'run'} ${where}: ${terminalSafe(whatHappened(cause, code, file))}`, {hint: whatToDo(cause, code, name), cause});
}

function whatHappened(cause: Error, code: unknown, file: string): string {
  if (code !== 'ERR_MODULE_NOT_FOUND') return cause.message.split('\n')[0] ?? '';
  const missing = /Cannot find (module|package) '([^']+)'/.exec(cause.message);
  if (missing?.[2] === undefined) return cause.message;
  return missing[1] === 'package' ? `cannot find the package "${missing[2]}"` : `cannot find the file "${relative(dirname(file), missing[2])}" it imports`;
}

function whatToDo(cause: Error, code: unknown, name: string): string {
  if (code === 'ERR_MODULE_NOT_FOUND') return cause.message.includes('find package') ? 'Install it, or remove the import' : 'Correct the path; an import names the whole file, with its ending';
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') return 'Types are stripped, not compiled: use only TypeScript that leaves no code behind';
  if (/Cannot use import statement|Unexpected token 'export'/.test(cause.message)) return `Rename the file to "${basename(name).replace(/\.[jt]s$/, (ending) => `.m${ending.slice(1)}`)}", or write "type": "module" in the package.json beside it`;
  if (cause instanceof SyntaxError) return 'Correct the syntax';
  return 'Correct the code at this place';
}

/** Where it happened: a heading `path:line` above a piece of source, or the first frame that is a file of the user's. */
function placeIn(stack: string, file: string): {readonly file: string; readonly at: string} | undefined {
  const heading = /^(\S.*):(\d+)$/.exec(stack.split('\n')[0] ?? '');
  if (heading?.[1] !== undefined && heading[2] !== undefined) return {file: pathOf(heading[1]), at: heading[2]};
  const href = pathToFileURL(file).href.replace(/[^/]*$/, '');
  for (const frame of stack.split('\n')) {
    const found = /(?:\(|at (?:async )?)((?:file:\/\/|\/).*?):(\d+:\d+)\)?$/.exec(frame);
    if (found?.[1] !== undefined && found[2] !== undefined && pathToFileURL(pathOf(found[1])).href.startsWith(href)) return {file: pathOf(found[1]), at: found[2]};
  }
  return undefined;
}

function pathOf(place: string): string {
  return place.startsWith('file://') ? fileURLToPath(place.replace(/\?.*$/, '')) : place;
}

/** Another file, called by its way from the configuration. */
function besides(other: string, file: string, name: string): string {
  const folder = dirname(name);
  const way = relative(dirname(file), other);
  return folder === '.' ? way : `${folder}/${way}`;
}
