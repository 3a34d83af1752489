// Makes an Nx executor of a command: its options are read as if they stood on a command line in the workspace's root.
import {processHost, type Host} from '../host.ts';
import {tellFailure} from '../report/tell-failure.ts';
import type {Command} from './command.ts';

export type ExecutorOptions = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;

/** What we need of Nx's context: its package takes 170 ms to load. */
export interface WorkspaceContext {readonly root: string; readonly projectName?: string; readonly targetName?: string}

/** The words of a line are an option of their own: Nx knows no others. */
const wordsOption = 'words';

export function executorOf(command: Command) {
  return (options: ExecutorOptions, context: WorkspaceContext): Promise<{success: boolean}> => runExecutor(command, options, {...context, processes: processHost()});
}

export async function runExecutor(command: Command, {json = false, [wordsOption]: words = [], ...named}: ExecutorOptions, {root, projectName = 'PROJECT', targetName = command.name, processes}: WorkspaceContext & {readonly processes: Host}): Promise<{success: boolean}> {
  const host = {...processes, folder: root};
  const values = new Map(Object.entries(named).filter(([, value]) => value !== false).map(([name, value]): [string, readonly string[]] => [name, [value].flat().map(String)]));
  try {
    const code = await command.run({words: [words].flat().map(String), values, json: json === true, again: `npx nx run ${projectName}:${targetName}`}, host);
    return {success: code === 0};
  } catch (failure) {
    tellFailure(failure, {host, json: json === true});
    return {success: false};
  }
}
