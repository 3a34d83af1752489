// Turns what a configuration threw into what, where and what to do: the stack belongs to us, not to whoever wrote the file.
import {relative, dirname} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {CommandFailure, type CommandTrouble} from './command-failure.ts';
import {placeIn} from './place-in.ts';
import {shown} from './shown.ts';

export function brokenJson(cause: unknown, text: string, name: string): CommandFailure {
  const said = cause instanceof Error ? cause.message : String(cause);
  const place = placeInJson(said, text);
  const where = place === undefined ? '' : `:${place}`;
  const what = text.trim() === '' ? 'the file is empty' : terminalSafe(said.replace(/ in JSON at position .*$|, ".*" is not valid JSON$|\.\.\. .* is not valid JSON$/s, ''));
  return new CommandFailure(`Could not read "${name}"${where}: ${what}`, {kind: 'config-json', where: `${name}${where}`, cause});
}

/** Where the text simply ends, the parser names no place. */
function placeInJson(said: string, text: string): string | undefined {
  const place = /\(line (\d+) column (\d+)\)/.exec(said);
  if (place !== null) return `${place[1]}:${place[2]}`;
  if (!/end of JSON/.test(said) || text.trim() === '') return undefined;
  const lines = text.trimEnd().split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

export function brokenCode(cause: unknown, file: string, name: string): CommandFailure {
  if (!(cause instanceof Error)) return new CommandFailure(`Could not run "${name}": it threw ${shown(cause)}`, {kind: 'config-threw', where: name, cause});
  const place = placeIn(cause.stack ?? '', file);
  const called = place === undefined || place.file === file ? name : besides(place.file, file, name);
  const at = place === undefined ? '' : `:${place.at}`;
  const code = 'code' in cause ? cause.code : undefined;
  const verb = cause instanceof SyntaxError ? 'read' : 'run';
  const kind = troubleOf(cause, code);
  const facts = {module: name.replace(/\.([jt])s$/, '.m$1s')};
  return new CommandFailure(`Could not ${verb} "${called}"${at}: ${terminalSafe(whatHappened(cause, code, file))}`, {kind, where: kind === 'config-commonjs' ? name : `${called}${at}`, facts, cause});
}

function whatHappened(cause: Error, code: unknown, file: string): string {
  if (code !== 'ERR_MODULE_NOT_FOUND') return cause.message.split('\n')[0] ?? '';
  const missing = /Cannot find (module|package) '([^']+)'/.exec(cause.message);
  if (missing?.[2] === undefined) return cause.message;
  return missing[1] === 'package' ? `cannot find the package "${missing[2]}"` : `cannot find the file "${relative(dirname(file), missing[2])}" it imports`;
}

function troubleOf(cause: Error, code: unknown): CommandTrouble {
  if (code === 'ERR_MODULE_NOT_FOUND') return 'config-import';
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') return 'config-typescript';
  if (/Cannot use import statement|Unexpected token 'export'/.test(cause.message)) return 'config-commonjs';
  return cause instanceof SyntaxError ? 'config-syntax' : 'config-threw';
}

/** Another file, called by its way from the configuration. */
function besides(other: string, file: string, name: string): string {
  const folder = dirname(name);
  const way = relative(dirname(file), other);
  return folder === '.' ? way : `${folder}/${way}`;
}
