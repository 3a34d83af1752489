// What stands above the combined hunks of one file, as git prints it.
import {quotePath} from '../diff/quote-path.ts';
import type {FileChange} from '../../source/git/file-change.ts';

/** Digits of an object name, as in other patches. */
const abbreviation = 7;
const absent = '000000';

export function mergeHead(file: readonly FileChange[], binary: boolean): string {
  const [{path = '', newMode = '', after} = {}] = file;
  const added = file.every(({status}) => status === 'A');
  const modes = file.map(({oldMode}) => oldMode);
  const lines = [`diff --cc ${quotePath(path)}`, `index ${file.map(({before}) => short(before)).join(',')}..${short(after)}`];
  if (added) lines.push(`new file mode ${newMode}`);
  else if (newMode === absent) lines.push(`deleted file mode ${modes.join(',')}`);
  else if (modes.some((mode) => mode !== newMode)) lines.push(`mode ${modes.join(',')}..${newMode}`);
  lines.push(...(binary ? ['Binary files differ'] : [`--- ${added ? '/dev/null' : quotePath(`a/${path}`)}`, `+++ ${newMode === absent ? '/dev/null' : quotePath(`b/${path}`)}`]));
  return lines.map((line) => `${line}\n`).join('');
}

function short(oid: string | undefined): string {
  return oid === undefined ? '0'.repeat(abbreviation) : oid.slice(0, abbreviation);
}
