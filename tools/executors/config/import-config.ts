// Runs a configuration's module, and gives up on one that waits for something that never comes.
import {pathToFileURL} from 'node:url';
import {CommandFailure} from './command-failure.ts';
import {brokenCode} from './broken-config.ts';
import {shown} from './shown.ts';

/** `name` is how messages call the file. A module is run once in a process: `version` tells one that has changed from the one that it was. What it imports itself is not run again. */
export async function importConfig(file: string, name: string, version?: string): Promise<Readonly<Record<string, unknown>>> {
  const stuck = Promise.withResolvers<never>();
  // Told when nothing is left to do: no timer, no socket, no file. Then an `await` of the module will never end, and the process would, without a word.
  const idle = () => stuck.reject(new CommandFailure(`Could not run "${name}": it waits for something that never comes`, {kind: 'config-waits', where: name}));
  process.once('beforeExit', idle);
  try {
    const module: unknown = await Promise.race([import(pathToFileURL(file).href + (version === undefined ? '' : `?${version}`)), stuck.promise]);
    if (typeof module === 'object' && module !== null) return {...module};
    throw new TypeError(`Expected a module, got ${shown(module)}`);
  } catch (cause) {
    throw cause instanceof CommandFailure ? cause : brokenCode(cause, file, name);
  } finally {
    process.off('beforeExit', idle);
  }
}
