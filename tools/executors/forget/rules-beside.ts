// The rules that stand beside a configuration, read from their file.
import {lstat, readFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {codeOf} from '../../../cache/store-error.ts';
import {CommandFailure} from '../config/command-failure.ts';
import {readForgotten, type ForgottenRule} from './forgotten-file.ts';
import {forgottenName} from './forgotten-name.ts';

/** None where there is no file. One that is not as it should be ends everything: a rule that is not read would be a rule that is broken. */
export async function rulesBeside(configFile: string, folder: string): Promise<readonly ForgottenRule[]> {
  const file = join(dirname(configFile), forgottenName);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT' && !(await lstat(file).then(() => true, () => false))) return [];
    throw cause;
  }
  const rules = readForgotten(text);
  if (typeof rules !== 'string') return rules;
  const way = relative(folder, file);
  const where = way.startsWith('../..') ? file : way;
  throw new CommandFailure(`Could not read "${where}": ${rules}`, {kind: 'forgotten-damaged', where});
}
